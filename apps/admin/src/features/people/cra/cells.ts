import {
  add,
  addDays,
  daysInMonth,
  decimal,
  decimalToText,
  firstDay,
  parseDecimal,
  ZERO,
  type Month,
} from "@bareme/kernel";
import { decimalOf } from "../../../format/typed-decimal.ts";
import { parseRecord, textOf } from "../records/fields.ts";
import type { Piece } from "../records/shapes.ts";

/** What a cell of the calendar counts. */
export type Measure = "jours" | "heures" | "teletravail";

/** A line of the calendar: a mission, or time that is no client's. */
export interface CraRow {
  readonly mission: string;
  readonly nature: string;
  readonly label: string;
}

export const MEASURES: readonly Measure[] = ["heures", "jours", "teletravail"];

/** What is typed over the kept entries, by measure, day and line. */
export type TypedCells = Readonly<Record<string, string>>;

export interface Day {
  readonly date: string;
  readonly isWeekend: boolean;
}

/** The days of a month. */
export function daysOf(month: Month): readonly Day[] {
  const first = firstDay(month);
  return Array.from({ length: daysInMonth(month) }, (_, index) => {
    const date = addDays(first, index);
    return { date, isWeekend: [0, 6].includes(new Date(`${date}T12:00:00Z`).getUTCDay()) };
  });
}

/** The key of an entry of a day, as the server makes it. */
export function entryKey(date: string, { mission, nature }: CraRow): string {
  return [date, mission, nature].join("|");
}

export function cellKey(measure: Measure, date: string, row: CraRow): string {
  return `${measure}|${entryKey(date, row)}`;
}

/** The entries by day, by their keys; those of a month are told apart. */
export function dayEntries(pieces: readonly Piece[], month: string): ReadonlyMap<string, Piece> {
  return new Map(
    pieces.flatMap((piece) => {
      if (piece.kind !== "cra" || piece.date.slice(0, 7) !== month) return [];
      const record = parseRecord(piece.data);
      const date = textOf(record["date"]);
      const nature = textOf(record["nature"]) || "prestation";
      return date === "" ? [] : [[[date, textOf(record["mission"]), nature].join("|"), piece] as const];
    }),
  );
}

/** What a cell shows: what is typed, else what is kept. */
export function cellText(
  measure: Measure,
  { typed, kept }: { readonly typed: string | undefined; readonly kept: Piece | undefined },
): string {
  if (typed !== undefined) return typed;
  if (kept === undefined) return "";
  const record = parseRecord(kept.data);
  const value = record[measure];
  // True: all of the entry.
  if (value === true) return textOf(record["jours"]).replace(".", ",") || "1";
  return textOf(value).replace(".", ",");
}

/** Whether a cell's text can be what it counts: hours of one day, or a day or half of one. */
export function isCell(measure: Measure, text: string): boolean {
  if (text.trim() === "") return true;
  const value = decimalOf(text);
  if (measure !== "heures") return ["1", "0.5", "1.0"].includes(value);
  return parseDecimal(value) !== undefined && !value.startsWith("-");
}

/** The sum of cells that can be read, as a decimal text. */
export function sumOf(texts: readonly string[]): string {
  return decimalToText(
    texts.reduce((sum, text) => {
      const value = decimalOf(text);
      return parseDecimal(value) === undefined ? sum : add(sum, decimal(value));
    }, ZERO),
  );
}
