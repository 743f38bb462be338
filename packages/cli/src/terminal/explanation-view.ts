import type { Explanation } from "@bareme/engine";
import { formatWithUnit } from "./format.ts";
import { painter, type Screen } from "./screen.ts";
import { paragraph } from "./table.ts";

/** What a part of a line is called, after the line's own label. */
const PARTS: Readonly<Record<string, string>> = {
  base: "assiette",
  employee: "part salariale",
  employer: "part patronale",
  employeeRate: "taux salarial",
  employerRate: "taux patronal",
  account: "part portée au compte",
  company: "part gardée par la société",
};

/** An explanation as an indented tree, `depth` levels deep: value, formula, the same with its numbers, note, articles. */
export function renderExplanation(explained: Explanation, screen: Screen, depth: number, level = 0): string {
  const paint = painter(screen);
  const indent = "   ".repeat(level);
  const mark = level === 0 ? "" : `${indent.slice(3)}└─ `;
  const under = (text: string | null, lead = ""): string =>
    text === null || text === "" ? "" : paragraph(text, screen, `${indent}${lead}`);
  const value = explained.value === null ? "sans valeur" : formatWithUnit(explained.value, explained.unit);
  const head = paragraph(`${nameOf(explained)} : ${value}`, screen, mark);
  const sources = explained.sources.map(({ text }) => text).join(" ; ");
  const inputs = level + 1 >= depth || explained.seen === true ? [] : explained.inputs;
  return (
    (level === 0 ? paint("bold", head) : head) +
    under(explained.sentence ?? null) +
    (explained.formula === null ? "" : under(explained.formula, "= ")) +
    (explained.numbers === null || same(explained.numbers, value) ? "" : under(explained.numbers, "= ")) +
    under(explained.note) +
    paint("dim", under(sources)) +
    inputs.map((input) => renderExplanation(input, screen, depth, level + 1)).join("")
  );
}

function nameOf({ id, label, item }: Explanation): string {
  const part = PARTS[id.split(".")[1] ?? ""];
  return `${label}${part === undefined ? "" : `, ${part}`}${item === undefined || label.includes(`(${item})`) ? "" : ` · ${item}`}`;
}

/** Numbers that only repeat the value, with whatever spaces. */
function same(left: string, right: string): boolean {
  return left.replaceAll(/\s/g, "") === right.replaceAll(/\s/g, "");
}
