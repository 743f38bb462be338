import { optionWords } from "../../format/option-words.ts";

/** The facts that a month was computed from, as an export of it tells them, and how a person says what they should have been. */

type Json = Readonly<Record<string, unknown>>;
export type Facts = Json;

/** What the rules call a fact, or a field of a list. */
export interface FactWords {
  readonly id: string;
  readonly label: string;
  readonly type: string;
  readonly unit: string;
  readonly options: readonly FactOption[];
}

/** An option, in the words of the trade. */
interface FactOption {
  readonly value: string;
  readonly label: string;
}

export interface ListWords {
  readonly id: string;
  readonly label: string;
  readonly fields: readonly FactWords[];
}

export interface MonthFacts {
  readonly facts: Facts;
  readonly words: readonly FactWords[];
  readonly lists: readonly ListWords[];
}

export function readMonthFacts({
  plan,
  request,
}: {
  readonly plan: string;
  readonly request: string;
}): MonthFacts {
  const rules = recordOf(JSON.parse(plan));
  const { rappels: _computed, ...facts } = recordOf(recordOf(JSON.parse(request))["facts"]);
  const choicesAt = (at: string): readonly FactWords[] =>
    listOf(rules["choices"])
      .filter((choice) => Array.isArray(choice["at"]) && choice["at"].includes(at))
      .map(choiceWords);
  return {
    facts,
    words: [...listOf(rules["facts"]).map(wordsOf), ...choicesAt("contract")],
    lists: listOf(rules["collections"])
      // Rappels are what comes of a correction: nobody types them.
      .filter((one) => one["id"] !== "rappels")
      .map((one) => ({
        id: textOf(one["id"]),
        label: textOf(one["label"]),
        fields: [...listOf(one["fields"]).map(wordsOf), ...choicesAt(textOf(one["id"]))],
      })),
  };
}

function wordsOf(one: Json): FactWords {
  const ids = Array.isArray(one["options"]) ? one["options"].map(textOf) : [];
  const options = ids.map((value) => ({ value, label: optionWords(value) }));
  const [id, label, type, unit] = [one["id"], one["label"], one["type"], one["unit"]].map(textOf);
  return { id: id ?? "", label: label ?? "", type: type ?? "", unit: unit ?? "", options };
}

/** A choice of the rules that the contract, or a mission, makes for itself. */
function choiceWords(one: Json): FactWords {
  const options = listOf(one["options"]).map((option) => ({
    value: textOf(option["id"]),
    label: textOf(option["label"]),
  }));
  return { id: textOf(one["id"]), label: textOf(one["label"]), type: "choice", unit: "", options };
}

export function itemsOf(facts: Facts, list: string): readonly Json[] {
  return listOf(facts[list]);
}

export function withFact(facts: Facts, id: string, value: string | boolean): Facts {
  return { ...facts, [id]: value };
}

/** An empty text takes the field away. */
export function withField(
  facts: Facts,
  { list, index, field }: { readonly list: string; readonly index: number; readonly field: string },
  value: string | boolean,
): Facts {
  const items = itemsOf(facts, list).map((item, rank) => {
    if (rank !== index) return item;
    const { [field]: _old, ...others } = item;
    return value === "" ? others : { ...others, [field]: value };
  });
  return { ...facts, [list]: items };
}

/** A new item has an id that no other of its list has. */
export function withItem(facts: Facts, list: string): Facts {
  const items = itemsOf(facts, list);
  const taken = new Set(items.map(({ id }) => id));
  let rank = 1;
  while (taken.has(`correction-${rank}`)) rank += 1;
  return { ...facts, [list]: [...items, { id: `correction-${rank}` }] };
}

export function withoutItem(facts: Facts, list: string, index: number): Facts {
  return { ...facts, [list]: itemsOf(facts, list).filter((_, rank) => rank !== index) };
}

/** What was changed, each fact whole; a fact whose field was emptied stays as it was paid. */
export function changedFacts(before: Facts, after: Facts): Facts {
  return Object.fromEntries(
    Object.entries(after).filter(
      ([id, value]) => value !== "" && JSON.stringify(value) !== JSON.stringify(before[id]),
    ),
  );
}

/** A number as it is typed in French, as a decimal text; and back. */
export function decimalTyped(typed: string): string {
  return typed.replaceAll(/[\s\u00A0\u202F]/g, "").replace(",", ".");
}

export function shownDecimal(text: string): string {
  return text.replace(".", ",");
}

export function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function recordOf(value: unknown): Json {
  return isRecord(value) ? value : {};
}

function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function isRecord(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
