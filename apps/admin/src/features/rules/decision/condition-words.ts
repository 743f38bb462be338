import { frenchDate } from "@bareme/kernel";
import type { Name, Names } from "../../../core/names.ts";
import { optionWords } from "../../../format/option-words.ts";
import { formatValue } from "../../../format/units.ts";
import { isDecimalText } from "../../../format/value-text.ts";
import { isList, isRecord, type Plain } from "../../../rule-text/plain.ts";
import { comparedName, type Comparison, type Operator } from "./condition-tree.ts";

/** A comparison as one French sentence. */
export function conditionWords({ name, operator, value }: Comparison, names: Names): string {
  const of = names.get(name);
  const label = nameWords(name, names);
  if (typeof value === "boolean")
    return `${label}\u202F: ${(operator === "notEqual") !== value ? "oui" : "non"}`;
  return `${label} ${operatorWords(operator, of?.type)} ${valueWords(value, of, names)}`;
}

export function nameWords(name: string, names: Names): string {
  const known = names.get(name);
  if (known !== undefined) return `« ${known.label} »`;
  const [head = "", part = ""] = name.split(".");
  const line = names.get(head);
  const word = PARTS.get(part);
  return line === undefined || word === undefined ? name : `${word} de « ${line.label} »`;
}

const PARTS: ReadonlyMap<string, string> = new Map([
  ["base", "l'assiette"],
  ["employee", "la part salariale"],
  ["employer", "la part patronale"],
  ["account", "la part au compte"],
  ["company", "la part de la société"],
]);

/** Operators in words, and the types of what they compare. */
const OPERATORS: readonly {
  readonly operator: Operator;
  readonly words: string;
  readonly types: readonly Name["type"][];
}[] = [
  { operator: "equal", words: "est", types: ["choice", "text", "date", "boolean"] },
  { operator: "notEqual", words: "n'est pas", types: ["choice", "text", "date", "boolean"] },
  { operator: "in", words: "est l'un de", types: ["choice", "text"] },
  { operator: "notIn", words: "n'est aucun de", types: ["choice", "text"] },
  { operator: "equal", words: "est égal à", types: ["decimal", "integer"] },
  { operator: "notEqual", words: "est différent de", types: ["decimal", "integer"] },
  { operator: "decimalLessThan", words: "est inférieur à", types: ["decimal", "integer"] },
  { operator: "decimalLessThanInclusive", words: "est au plus", types: ["decimal", "integer"] },
  { operator: "decimalGreaterThan", words: "dépasse", types: ["decimal", "integer"] },
  { operator: "decimalGreaterThanInclusive", words: "est au moins", types: ["decimal", "integer"] },
  { operator: "dateBefore", words: "est avant", types: ["date"] },
  { operator: "dateAfter", words: "est après", types: ["date"] },
];

export function operatorsOf(
  type: Name["type"],
): readonly { readonly operator: Operator; readonly words: string }[] {
  return OPERATORS.filter(({ types }) => types.includes(type));
}

function operatorWords(operator: string, type: Name["type"] | undefined): string {
  const found = OPERATORS.filter((one) => one.operator === operator);
  return (
    (found.find(({ types }) => type !== undefined && types.includes(type)) ?? found[0])?.words ?? operator
  );
}

function valueWords(value: Plain, of: Name | undefined, names: Names): string {
  const compared = comparedName(value);
  if (compared !== undefined) return nameWords(compared, names);
  if (isList(value)) return value.map((one) => valueWords(one, of, names)).join(", ");
  if (typeof value !== "string") return value === null || isRecord(value) ? "" : String(value);
  if (of?.type === "choice" || of?.type === "text") return `« ${optionLabel(value, of, names)} »`;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return `le ${frenchDate(value)}`;
  return isDecimalText(value) ? formatValue(value, of?.unit ?? "") : value;
}

/** An option by its label, else by what it names (a grid), else in words. */
export function optionLabel(option: string, of: Name | undefined, names: Names): string {
  const known = of?.options.find(({ id }) => id === option)?.label;
  return known ?? names.get(option)?.label ?? optionWords(option);
}

/** What a comparison begins with, by the type of what it reads. */
export function firstComparison({ id, type, options }: Name): Comparison {
  if (type === "boolean") return { name: id, operator: "equal", value: true };
  if (type === "choice") return { name: id, operator: "equal", value: options[0]?.id ?? "" };
  if (type === "date") return { name: id, operator: "dateAfter", value: "" };
  if (type === "text") return { name: id, operator: "equal", value: "" };
  return { name: id, operator: "decimalGreaterThan", value: "0" };
}
