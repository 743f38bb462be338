import { isList, isRecord, type Plain } from "./plain.ts";

/** Texts that YAML 1.2 reads as themselves without quotes, in a flow map too: identifiers and civil dates. */
const BARE = /^(?:[A-Za-z][A-Za-z0-9-]*|\d{4}-\d{2}-\d{2})$/;
const TAKEN: ReadonlySet<string> = new Set(["true", "false", "null", "yes", "no", "on", "off", "y", "n"]);
const WIDEST = 150;

/** A value on one line, as the repository's own files write it: `{ upTo: "70000", rate: "10" }`. */
export function flowText(value: Plain): string {
  if (isList(value)) return value.length === 0 ? "[]" : `[ ${value.map(flowItem).join(", ")} ]`;
  if (isRecord(value)) {
    const pairs = Object.entries(value).map(([key, one]) => `${scalarText(key)}: ${flowItem(one)}`);
    return pairs.length === 0 ? "{}" : `{ ${pairs.join(", ")} }`;
  }
  return scalarText(value);
}

/** Lists of names stand close: `[art213, art214]`. */
function flowItem(value: Plain): string {
  return isList(value) && value.every((one) => typeof one === "string") && value.length > 0
    ? `[${value.map(scalarText).join(", ")}]`
    : flowText(value);
}

/** A value that stands at a key or a dash of a block: on one line where it fits, else over several, each begun at `indent`. */
export function blockText(value: Plain, indent: string): string {
  const line = flowText(value);
  if (indent.length + line.length <= WIDEST) return line;
  if (isRecord(value))
    return Object.entries(value)
      .map(([key, one]) => `${scalarText(key)}: ${nested(one, indent)}`)
      .join(`\n${indent}`);
  if (isList(value)) return value.map((one) => `- ${blockText(one, `${indent}  `)}`).join(`\n${indent}`);
  return line;
}

function nested(value: Plain, indent: string): string {
  const inner = `${indent}  `;
  const text = blockText(value, inner);
  return isBlock(value, inner) ? `\n${inner}${text}` : text;
}

/** Whether `blockText` wrote the value over several lines. */
export function isBlock(value: Plain, indent: string): boolean {
  return (isList(value) || isRecord(value)) && indent.length + flowText(value).length > WIDEST;
}

export function scalarText(value: string | boolean | null): string {
  if (typeof value !== "string") return String(value);
  if (BARE.test(value) && !TAKEN.has(value.toLowerCase())) return value;
  // A formula quotes its texts: single quotes leave it readable.
  if (value.includes('"') && !/[\n\t\\]/.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return JSON.stringify(value);
}

/** The same where nothing but the end of the line ends it: a label or a formula needs no quotes. */
export function openScalarText(value: string): string {
  const isSafe =
    /^[A-Za-zÀ-ÿ(]/.test(value) &&
    !/: |:$| #|[\n\t]|\s$/.test(value) &&
    !TAKEN.has(value.toLowerCase()) &&
    !/^(?:-?\.?inf|nan)$/i.test(value);
  return isSafe ? value : scalarText(value);
}
