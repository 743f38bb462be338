import type { EvaluationRequest } from "@bareme/engine";
import { NAMING_FIELDS } from "./layout.ts";
import { isRecord } from "../outside-data.ts";

/** The items of a list of the month as they were typed; nothing for data of another shape. */
export function itemsOf(
  facts: EvaluationRequest["facts"],
  list: string,
): readonly Readonly<Record<string, unknown>>[] {
  const given = facts[list];
  return Array.isArray(given) ? given.filter(isRecord) : [];
}

export function textField(item: Readonly<Record<string, unknown>> | undefined, field: string): string | null {
  const value = item?.[field];
  return typeof value === "string" && value !== "" ? value : null;
}

/** What people call an item of a list: its client or the words typed with it. */
export function nameOfItem(item: Readonly<Record<string, unknown>> | undefined): string | null {
  return NAMING_FIELDS.map((field) => textField(item, field)).find((text) => text !== null) ?? null;
}

export function itemById(
  facts: EvaluationRequest["facts"],
  list: string | null,
  id: string | undefined,
): Readonly<Record<string, unknown>> | undefined {
  return list === null || id === undefined
    ? undefined
    : itemsOf(facts, list).find((item) => item["id"] === id);
}
