import { visit, type Scalar } from "yaml";
import { openScalarText, scalarText } from "./write-yaml.ts";
import { placeOf, type Edit, type Edited, type Place } from "./yaml-tree.ts";

const WIDEST = 150;

/** Another text, number or date in the place of one, in the manner of the one before: folded over lines, quoted, or bare. */
export function replaceScalar(node: Scalar, value: string | boolean | null, edited: Edited): Edit {
  const { from, to } = placeOf(node, edited.text);
  const { text } = edited;
  if (typeof value !== "string") return { from, to, text: String(value) };
  if (node.type === "BLOCK_FOLDED" || node.type === "BLOCK_LITERAL") return folded(value, { from, to }, text);
  if (node.type === "QUOTE_DOUBLE") return { from, to, text: JSON.stringify(value) };
  if (node.type === "QUOTE_SINGLE" && !/[\n\t]/.test(value))
    return { from, to, text: `'${value.replaceAll("'", "''")}'` };
  // Bare: in braces or brackets a comma would end it.
  return { from, to, text: isInFlow(from, edited) ? scalarText(value) : openScalarText(value) };
}

/** A folded text reads its line ends as spaces: each line is as long as it may be. */
function folded(value: string, { from, to }: Place, text: string): Edit {
  const written = text.slice(from, to);
  const [header = ">-", first = ""] = written.split("\n");
  const indent = /^ */.exec(first)?.[0] ?? "";
  if (indent === "" || /[\n\t]/.test(value)) return { from, to, text: scalarText(value) };
  const lines: string[] = [];
  for (const word of value.split(" ")) {
    const last = lines.at(-1);
    // A line that begins with a space would not be folded: two spaces in a row stay on their line.
    if (
      last === undefined ||
      (word !== "" && !last.endsWith(" ") && indent.length + last.length + word.length >= WIDEST)
    )
      lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return { from, to, text: `${header}\n${lines.map((line) => `${indent}${line}`).join("\n")}` };
}

function isInFlow(from: number, { document, text }: Edited): boolean {
  let inFlow = false;
  visit(document, {
    Collection(_, node) {
      const [start = 0, , end = 0] = node.range ?? [];
      if (from < start || from > end) return visit.SKIP;
      if (node.flow === true && "[{".includes(text[start] ?? " ")) inFlow = true;
      return undefined;
    },
  });
  return inFlow;
}
