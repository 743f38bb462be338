import { decimalOf } from "../../../format/typed-decimal.ts";
import { parseRecord, type JsonRecord } from "../records/fields.ts";
import type { Piece } from "../records/shapes.ts";
import { cellText, MEASURES, type Measure, type TypedCells } from "./cells.ts";

/** What is typed of a month, and the revision of each entry that was read when its typing began: 0 where there was none. */
export interface TypedMonth {
  readonly cells: TypedCells;
  readonly revisions: Readonly<Record<string, number>>;
}

export const NOTHING_TYPED: TypedMonth = { cells: {}, revisions: {} };

export type Entries = ReadonlyMap<string, Piece>;

/** A cell that is typed: its measure and the entry that it is of. */
interface TypedCell {
  readonly cell: string;
  readonly measure: Measure;
  readonly entry: string;
  readonly text: string;
}

export function withCell(typed: TypedMonth, cell: string, text: string, entries: Entries): TypedMonth {
  const entry = cell.slice(cell.indexOf("|") + 1);
  const revision = typed.revisions[entry] ?? revisionOf(entry, entries);
  return {
    cells: { ...typed.cells, [cell]: text },
    revisions: { ...typed.revisions, [entry]: revision },
  };
}

export function typedCells({ cells }: TypedMonth): readonly TypedCell[] {
  return Object.entries(cells).flatMap(([cell, text]) => {
    const [head = "", ...rest] = cell.split("|");
    const measure = MEASURES.find((one) => one === head);
    return measure === undefined ? [] : [{ cell, measure, entry: rest.join("|"), text }];
  });
}

/** A change of the month's entries: what is written, and what is taken away since nothing is left in it. */
export interface CraChange {
  readonly written: readonly { readonly key: string; readonly revision: number; readonly data: JsonRecord }[];
  readonly removed: readonly { readonly key: string; readonly revision: number }[];
}

/** What typed cells change of the entries, at the revisions that were read. An entry that keeps no time is no entry. */
export function changeOf(typed: TypedMonth, entries: Entries): CraChange {
  const changes = changedEntries(typed, entries);
  return {
    written: changes.flatMap(({ isEmpty, key, revision, data }) =>
      isEmpty ? [] : [{ key, revision, data }],
    ),
    removed: changes.flatMap(({ isEmpty, kept, key, revision }) =>
      isEmpty && kept !== undefined ? [{ key, revision }] : [],
    ),
  };
}

/** Telework that is typed of a day without any time: there is no entry for it to be of. */
export function withoutTime(typed: TypedMonth, entries: Entries): readonly string[] {
  return changedEntries(typed, entries)
    .filter(({ isEmpty, entry }) => isEmpty && (typed.cells[`teletravail|${entry}`] ?? "").trim() !== "")
    .map(({ entry }) => entry);
}

/** A cell that someone else changed while it was typed. */
export interface MovedCell extends TypedCell {
  readonly theirs: string;
}

/** The cells of entries that are no longer as they were read, where they differ from what is typed. */
export function movedCells(typed: TypedMonth, entries: Entries): readonly MovedCell[] {
  return changingCells(typed, entries)
    .filter(({ entry }) => typed.revisions[entry] !== revisionOf(entry, entries))
    .map((cell) => ({ ...cell, theirs: keptText(cell, entries) }));
}

/** The same typing over the entries as they are now. */
export function overNow(typed: TypedMonth, entries: Entries): TypedMonth {
  const now = Object.keys(typed.revisions).map((entry) => [entry, revisionOf(entry, entries)] as const);
  return { ...typed, revisions: Object.fromEntries(now) };
}

/** What is typed without some of its cells. */
export function withoutCells(typed: TypedMonth, dropped: readonly TypedCell[]): TypedMonth {
  const isDropped = new Set(dropped.map(({ cell }) => cell));
  const cells = Object.fromEntries(Object.entries(typed.cells).filter(([cell]) => !isDropped.has(cell)));
  const left = new Set(typedCells({ ...typed, cells }).map(({ entry }) => entry));
  const revisions = Object.entries(typed.revisions).filter(([entry]) => left.has(entry));
  return { cells, revisions: Object.fromEntries(revisions) };
}

/** Typed cells that say something else than what is kept. */
function changingCells(typed: TypedMonth, entries: Entries): readonly TypedCell[] {
  return typedCells(typed).filter((cell) => decimalOf(cell.text) !== decimalOf(keptText(cell, entries)));
}

function changedEntries(typed: TypedMonth, entries: Entries) {
  const changing = changingCells(typed, entries);
  return [...new Set(changing.map(({ entry }) => entry))].map((entry) => {
    const kept = entries.get(entry);
    const [date = "", mission = "", nature = ""] = entry.split("|");
    const before: JsonRecord =
      kept === undefined ? { date, ...(mission !== "" && { mission }), nature } : parseRecord(kept.data);
    const data = changing.filter((cell) => cell.entry === entry).reduce(withMeasure, before);
    const isEmpty = data["heures"] === undefined && data["jours"] === undefined;
    const revision = typed.revisions[entry] ?? revisionOf(entry, entries);
    return { entry, kept, key: kept?.key ?? entry, revision, data, isEmpty };
  });
}

function withMeasure(record: JsonRecord, { measure, text }: TypedCell): JsonRecord {
  const { [measure]: _before, ...others } = record;
  const value = decimalOf(text);
  if (value === "") return others;
  return { ...others, [measure]: measure === "heures" ? value : value.replace(/\.0$/, "") };
}

function keptText({ measure, entry }: TypedCell, entries: Entries): string {
  return cellText(measure, { typed: undefined, kept: entries.get(entry) });
}

function revisionOf(entry: string, entries: Entries): number {
  return entries.get(entry)?.revision ?? 0;
}
