import type { Plan } from "@bareme/engine";
import type { Line } from "@bareme/rule-schema";
import { parseFormula } from "@bareme/rule-schema";
import { optionWords } from "../format/option-words.ts";
import { check } from "./check.ts";
import { planSoFar } from "./compiled-stack.ts";
import { frenchFormula, type Words } from "./french-formula.ts";
import { namesOf, type Name, type Names } from "./names.ts";
import { readersOf } from "./readers-of.ts";
import type { StackTexts } from "./stack-texts.ts";

/** A rule as people read it. */
export interface SaidLine {
  /** One French sentence; null for what is no line, or while the rules do not hold together. */
  readonly sentence: string | null;
  /** Each of its formulas in French, by its text; one that does not parse is not there. */
  readonly formulas: Readonly<Record<string, string>>;
  /** What reads it; null while the rules do not hold together. */
  readonly users: readonly Name[] | null;
}

/** A formula that someone types: in French, or where it does not read. */
export type SaidFormula =
  | { readonly ok: true; readonly french: string }
  | { readonly ok: false; readonly from: number; readonly message: string };

/** What a line, a total, a grid or a decision says and who reads it. */
export function sayLine(texts: StackTexts, id: string): SaidLine {
  const { layers } = check(texts);
  const names = namesOf(layers);
  const words = wordsOf(names);
  const line = layers
    .flatMap((layer) => layer?.lines ?? [])
    .map(({ statement }) => statement)
    .findLast((statement) => statement.id === id);
  const formulas = Object.fromEntries(
    (line === undefined ? [] : formulasOf(line)).flatMap((text) => {
      const french = frenchFormula(text, words);
      return french === undefined ? [] : [[text, french]];
    }),
  );
  const plan = planSoFar(texts);
  if (plan === null) return { sentence: null, formulas, users: null };
  return {
    sentence: sentenceOf(plan, id, formulas, words),
    formulas,
    users: readersOf(plan, id).flatMap((reader) => names.get(reader) ?? checkName(plan, reader)),
  };
}

export function sayFormula(texts: StackTexts, text: string): SaidFormula {
  const parsed = parseFormula(text);
  if (!parsed.ok) return { ok: false, from: parsed.from, message: parsed.message };
  return { ok: true, french: frenchFormula(text, wordsOf(namesOf(check(texts).layers))) ?? "" };
}

export function wordsOf(names: Names): Words {
  return {
    label: (id) => names.get(id)?.label,
    option: (of, option) => {
      const found = names.get(of)?.options.find((one) => one.id === option);
      return found === undefined
        ? undefined
        : (found.label ?? names.get(option)?.label ?? optionWords(option));
    },
  };
}

/** Every formula that a line is made of, as its author wrote it. */
export function formulasOf(line: Line): readonly string[] {
  const own: Readonly<Record<Line["kind"], (of: never) => readonly (string | undefined)[]>> = {
    formula: ({ formula, versions }: Line & { kind: "formula" }) => [
      formula,
      ...(versions ?? []).map((version) => version.formula),
    ],
    contribution: ({ base, employee, employer }: Line & { kind: "contribution" }) => [
      base,
      employee,
      employer,
    ],
    amounts: ({ employee, employer }: Line & { kind: "amounts" }) => [employee, employer],
    quantity: ({ quantity, rate }: Line & { kind: "quantity" }) => [quantity, rate],
    "rate-of-sum": ({ base, rate }: Line & { kind: "rate-of-sum" }) => [...base, rate],
    "by-grid": ({ amount, grid, key, cap }: Line & { kind: "by-grid" }) => [amount, grid, key, cap],
    with: ({ of, replace }: Line & { kind: "with" }) => [
      of,
      ...Object.keys(replace),
      ...Object.values(replace),
    ],
    solve: ({ greatest, "such-that": such, otherwise }: Line & { kind: "solve" }) => [
      greatest.from,
      greatest.to,
      ...such,
      otherwise,
    ],
  };
  return [...own[line.kind](line as never), line.when].filter((text) => text !== undefined);
}

/** The plan's own sentence with its formulas said in French. It begins with the line's label, which the page says already. */
function sentenceOf(
  { lines }: Plan,
  id: string,
  formulas: Readonly<Record<string, string>>,
  words: Words,
): string | null {
  const plan = lines.find((line) => line.id === id);
  if (plan === undefined) return null;
  const lead = `${plan.label} : `;
  const sentence = plan.sentence.startsWith(lead) ? plan.sentence.slice(lead.length) : plan.sentence;
  // The longest first: a formula holds names that are formulas of the line too.
  const said = Object.keys(formulas)
    .filter((text) => /[a-z]{2}/i.test(text))
    .toSorted((left, right) => right.length - left.length);
  const marked = said.length === 0 ? sentence : replaced(sentence, said, (text) => formulas[text] ?? text);
  return marked.replaceAll(/\b[a-z]+[A-Z0-9][A-Za-z0-9]*\b/g, (name) => {
    const label = words.label(name);
    return label === undefined ? name : `« ${label} »`;
  });
}

function replaced(sentence: string, texts: readonly string[], by: (text: string) => string): string {
  const any = texts.map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join("|");
  return sentence.replaceAll(new RegExp(`(?<![A-Za-z0-9.])(?:${any})(?![A-Za-z0-9])`, "g"), by);
}

function checkName(plan: Plan, id: string): readonly Name[] {
  const found = plan.checks.find((one) => one.node === id);
  return found === undefined
    ? []
    : [
        {
          id: found.id,
          label: found.label,
          what: "Contrôle",
          genre: "controle",
          ruleSet: "",
          unit: "",
          type: "none",
          options: [],
          each: found.each,
        },
      ];
}
