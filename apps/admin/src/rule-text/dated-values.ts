import type { Result } from "@bareme/kernel";
import { isList, isRecord, type Plain } from "./plain.ts";
import { setIn } from "./set-in.ts";
import { findStatement, readStatement, type Written } from "./statements.ts";

/** Where dated values stand: a parameter of a file, or a company's override of one. */
export interface ValuesPlace {
  readonly key: "parameters" | "overrides";
  readonly id: string;
}

/** One dated value as it is written, faults and all. */
export type WrittenValue = Written;

/** What a person gives of a dated value; what is undefined is left out. */
export interface GivenValue {
  readonly from: string;
  readonly value: Plain;
  readonly source?: readonly string[];
  readonly note?: string;
}

export function readValues(text: string, { key, id }: ValuesPlace): readonly WrittenValue[] {
  const values = readStatement(text, key, id)?.["values"];
  return isList(values) ? values.filter(isRecord) : [];
}

/** Puts values in, each at the place of its date; one whose date is there already stands after it, and the checks tell. */
export function addValues(text: string, place: ValuesPlace, given: readonly GivenValue[]): Result<string> {
  const all = given.reduce<readonly WrittenValue[]>(
    (rows, one) => {
      const after = rows.findIndex((row) => dateOf(row) > one.from);
      return rows.toSpliced(after < 0 ? rows.length : after, 0, writtenValue(one));
    },
    readValues(text, place),
  );
  return setValues(text, place, all);
}

/** Changes some keys of the value at `index`; undefined takes a key away. A value whose date moves goes to its place. */
export function changeValue(
  text: string,
  place: ValuesPlace,
  index: number,
  change: { readonly [key: string]: Plain | undefined },
): Result<string> {
  const rows = readValues(text, place);
  const row = rows[index] ?? {};
  const entries = Object.entries({ ...row, ...change }).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  const changed: WrittenValue = Object.fromEntries(entries);
  const all = rows.with(index, changed);
  return setValues(text, place, change["from"] === undefined ? all : all.toSorted(byDate));
}

export function removeValue(text: string, place: ValuesPlace, index: number): Result<string> {
  return setValues(text, place, readValues(text, place).toSpliced(index, 1));
}

/** In the order in which the files write it. */
export function writtenValue({ from, value, source = [], note }: GivenValue): WrittenValue {
  return {
    from,
    value,
    ...(source.length > 0 && { source: writtenSources(source) }),
    ...(note !== undefined && note !== "" && { note }),
  };
}

/** One name stands alone, several in a list. */
export function writtenSources(names: readonly string[]): Plain {
  const [first] = names;
  return names.length === 1 && first !== undefined ? first : names;
}

function setValues(text: string, place: ValuesPlace, values: readonly WrittenValue[]): Result<string> {
  const path = findStatement(text, place.key, place.id) ?? [place.key];
  return setIn(text, [...path, "values"], values);
}

function byDate(left: WrittenValue, right: WrittenValue): number {
  return dateOf(left) < dateOf(right) ? -1 : dateOf(left) > dateOf(right) ? 1 : 0;
}

function dateOf({ from }: WrittenValue): string {
  return typeof from === "string" ? from : "";
}
