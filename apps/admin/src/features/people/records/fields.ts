import type { JsonValue } from "@bareme/kernel";
import { decimalOf } from "../../../format/typed-decimal.ts";

/** A record as it is kept or typed: texts, true or false, lists and dictionaries. */
export type JsonRecord = { readonly [key: string]: JsonValue };

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** Other records of the dossier that a field names. */
export type Referred = "mission" | "facture" | "vehicule";

/** Which names of the rules a dictionary of facts may hold. */
export type FactsOf = "contract" | "missions" | "month" | "opening";

interface Base {
  /** The key in the record. */
  readonly key: string;
  readonly label: string;
  readonly required?: boolean;
  readonly hint?: string;
  /** It names the record: of one that is kept it does not change. */
  readonly fixed?: boolean;
  /** Whether the field is asked, from what the record says elsewhere; always unless said. */
  readonly shown?: (values: JsonRecord) => boolean;
}

/** A field of a record, as a form asks it. */
export type Field = Base &
  (
    | { readonly kind: "text" | "date" | "month" | "flag" | "lines" }
    | {
        readonly kind: "decimal";
        readonly unit?: string;
        /** Words that stand for a number: « neutre ». */
        readonly words?: readonly string[];
      }
    | { readonly kind: "choice" | "several"; readonly options: readonly Option[] }
    /** The options that the rules declare for a fact, or for a field of one of their lists. */
    | { readonly kind: "rule-choice"; readonly fact: string; readonly list?: string }
    | { readonly kind: "reference"; readonly to: Referred }
    | { readonly kind: "facts"; readonly of: FactsOf }
    | { readonly kind: "list"; readonly one: string; readonly fields: readonly Field[] }
  );

/** The values of a form from a record: decimals with a comma, true as a text where a choice has it. */
export function toValues(fields: readonly Field[], record: JsonRecord): JsonRecord {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = record[field.key];
      return value === undefined || value === null ? [] : [[field.key, toValue(field, value)] as const];
    }),
  );
}

function toValue(field: Field, value: JsonValue): JsonValue {
  if (field.kind === "decimal" && typeof value === "string") return value.replace(".", ",");
  if (field.kind === "choice" && value === true) return "true";
  if (field.kind === "list" && Array.isArray(value))
    return value.filter(isRecord).map((one) => toValues(field.fields, one));
  return value;
}

/** The record that a form says; what the form does not ask of `kept` stays as it is. An empty field is absent. */
export function toRecord(fields: readonly Field[], values: JsonRecord, kept: JsonRecord = {}): JsonRecord {
  const asked = new Set(fields.map(({ key }) => key));
  const others = Object.entries(kept).filter(([key]) => !asked.has(key));
  const given = fields.flatMap((field) => {
    if (field.shown !== undefined && !field.shown(values)) return [];
    const value = values[field.key];
    const said = value === undefined || value === null ? undefined : toSaid(field, value);
    return said === undefined ? [] : [[field.key, said] as const];
  });
  return Object.fromEntries([...others, ...given]);
}

function toSaid(field: Field, value: JsonValue): JsonValue | undefined {
  if (typeof value === "string") {
    const text = field.kind === "decimal" ? decimalOf(value) : value.trim();
    if (text === "") return undefined;
    return field.kind === "choice" && text === "true" ? true : text;
  }
  if (field.kind === "list" && Array.isArray(value)) {
    const items = value.filter(isRecord).map((one) => toRecord(field.fields, one));
    return items.length === 0 ? undefined : items;
  }
  if (Array.isArray(value)) {
    // A line left empty says nothing.
    const said = value.filter((one) => typeof one !== "string" || one.trim() !== "");
    return said.length === 0 ? undefined : said;
  }
  if (isRecord(value)) return Object.keys(value).length === 0 ? undefined : value;
  return value;
}

/** Whether a field that must be said is not. */
export function isMissing(field: Field, value: JsonValue | undefined): boolean {
  return (
    field.required === true &&
    (value === undefined ||
      value === null ||
      (typeof value === "string" && value.trim() === "") ||
      (field.kind === "lines" && linesOf(value).length === 0))
  );
}

/** Whether something that must be said is missing, in the lists of the record too. */
export function lacks(fields: readonly Field[], values: JsonRecord): boolean {
  return fields.some((field) => {
    if (field.shown !== undefined && !field.shown(values)) return false;
    const value = values[field.key];
    if (field.kind !== "list") return isMissing(field, value);
    return Array.isArray(value) && value.filter(isRecord).some((one) => lacks(field.fields, one));
  });
}

export function isRecord(value: JsonValue | undefined): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The record of a text that the server kept. */
export function parseRecord(text: string): JsonRecord {
  const value = JSON.parse(text) as JsonValue;
  return isRecord(value) ? value : {};
}

/** The lines of an address that say something. */
export function linesOf(value: JsonValue | undefined): string[] {
  return Array.isArray(value) ? value.map(textOf).filter((line) => line.trim() !== "") : [];
}

export function textOf(value: JsonValue | undefined): string {
  return typeof value === "string" ? value : "";
}
