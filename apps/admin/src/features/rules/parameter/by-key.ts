import { isRecord, type Plain } from "../../../rule-text/plain.ts";
import type { WrittenValue } from "../../../rule-text/dated-values.ts";
import { textOf } from "./written.ts";

/** A parameter given by key, turned round: for each key its values, one for each date; undefined where a date says nothing of it. */
export interface KeyRow {
  readonly key: string;
  readonly cells: readonly (string | null | undefined)[];
}

/** The keys of all dates, in the order in which they first come. */
export function keysOf(rows: readonly WrittenValue[]): readonly string[] {
  return [...new Set(rows.flatMap(({ value }) => (isRecord(value) ? Object.keys(value) : [])))];
}

export function byKey(rows: readonly WrittenValue[]): readonly KeyRow[] {
  return keysOf(rows).map((key) => ({ key, cells: rows.map(({ value }) => figureAt(value, key)) }));
}

/** The figures that a new date begins with: those of the last one, key by key. */
export function lastFigures(rows: readonly WrittenValue[]): ReadonlyMap<string, string | null> {
  const last = rows.at(-1)?.["value"];
  return new Map(
    keysOf(rows).flatMap((key) => {
      const figure = figureAt(last, key);
      return figure === undefined ? [] : [[key, figure] as const];
    }),
  );
}

function figureAt(value: Plain | undefined, key: string): string | null | undefined {
  if (!isRecord(value) || !(key in value)) return undefined;
  const one = value[key];
  return one === null ? null : textOf(one);
}
