import { frenchDate, frenchMonth, parseCivilDate, parseMonth, type JsonValue } from "@bareme/kernel";
import type { FieldContext } from "./field-input.tsx";
import { isRecord, textOf, type Field, type Option } from "./fields.ts";
import type { RuleName } from "./rule-names.ts";

const NONE = "–";

/** What a field of a form says, in the words that its own input shows. */
export function fieldWords(field: Field, value: JsonValue | undefined, context: FieldContext): string {
  if (value === undefined || value === null || value === "") return NONE;
  switch (field.kind) {
    case "flag":
      return value === true ? "oui" : "non";
    case "date":
    case "month":
      return dayWords(textOf(value));
    case "choice":
      return optionIn(field.options, textOf(value));
    case "rule-choice":
      return optionIn(context.names.options(field.fact, field.list), textOf(value));
    case "reference":
      return optionIn(context.known(field.to), textOf(value));
    case "several":
      return joined(texts(value).map((one) => optionIn(field.options, one)));
    case "lines":
      return joined(texts(value));
    case "facts":
      return isRecord(value) ? factsWords(value, context.names.of(field.of)) : NONE;
    case "list":
      return itemsOf(value, field.fields, context);
    case "text":
    case "decimal":
      return textOf(value);
  }
}

function itemsOf(value: JsonValue, fields: readonly Field[], context: FieldContext): string {
  const items = (Array.isArray(value) ? value : []).filter(isRecord);
  return joined(
    items.map((item) =>
      fields
        .map((one) => [one.label, fieldWords(one, item[one.key], context)] as const)
        .filter(([, said]) => said !== NONE)
        .map(([label, said]) => `${label} : ${said}`)
        .join(", "),
    ),
  );
}

function factsWords(value: Readonly<Record<string, JsonValue>>, names: readonly RuleName[]): string {
  const said = Object.entries(value).map(([id, one]) => {
    const name = names.find((other) => other.id === id);
    return `${name?.label ?? id} : ${factWords(one, name)}`;
  });
  return said.length === 0 ? NONE : said.join(", ");
}

function factWords(value: JsonValue, name: RuleName | undefined): string {
  if (typeof value === "boolean") return value ? "oui" : "non";
  const text = textOf(value);
  if (text === "") return NONE;
  if (name?.type === "date") return dayWords(text);
  return name?.type === "decimal" ? text.replace(".", ",") : optionIn(name?.options ?? [], text);
}

/** As it is typed where it is no date yet. */
function dayWords(text: string): string {
  if (parseMonth(text) !== undefined) return frenchMonth(text);
  return parseCivilDate(text) === undefined ? text : frenchDate(text);
}

function optionIn(options: readonly Option[], value: string): string {
  return options.find((option) => option.value === value)?.label ?? value;
}

function texts(value: JsonValue): readonly string[] {
  return (Array.isArray(value) ? value : []).map(textOf).filter((one) => one.trim() !== "");
}

function joined(words: readonly string[]): string {
  return words.length === 0 ? NONE : words.join(" ; ");
}
