import { add, canonicalJson, decimal, decimalToText, type Problem } from "@bareme/kernel";
import type { MonthHead, Piece } from "../../ports/store.ts";
import { closedMonthsChanged, inClosedMonth } from "../closed-facts.ts";
import { closedPeriods, readFile } from "../contract-file.ts";
import { parseRecord, type JsonObject } from "../inputs.ts";
import { dateOf, keyOf } from "../piece-identity.ts";
import type { Directory } from "./directory.ts";
import type { ReadLine } from "./line.ts";

/** What a file changes in a dossier: one record, from the lines that make it. */
export interface ImportChange {
  readonly contratId: string;
  readonly kind: Piece["kind"];
  readonly key: string;
  readonly lines: readonly number[];
  readonly change: "add" | "replace" | "none";
  readonly before: JsonObject | null;
  readonly after: JsonObject;
  /** Of the record that is replaced; 0 for a new one. */
  readonly revision: number;
}

type Accepted = Extract<ReadLine, { readonly record: JsonObject }>;

/** The records that lines make, each beside what is kept under its key. Lines of one day, mission and nature are one entry of the CRA. */
export function changesOf(lines: readonly Accepted[], directory: Directory): readonly ImportChange[] {
  const byKey = new Map<string, ImportChange>();
  for (const { line, contratId, kind, record } of lines) {
    const key = keyOf(kind, record);
    const place = canonicalJson([contratId, kind, key]);
    const known = byKey.get(place);
    const kept = directory.pieces.get(contratId)?.find((one) => one.kind === kind && one.key === key);
    const before = kept === undefined ? null : parseRecord(kept.data);
    const after = known === undefined ? record : together(known.after, record);
    byKey.set(place, {
      contratId,
      kind,
      key,
      lines: [...(known?.lines ?? []), line],
      change: before === null ? "add" : canonicalJson(before) === canonicalJson(after) ? "none" : "replace",
      before,
      after,
      revision: kept?.revision ?? 0,
    });
  }
  return [...byKey.values()];
}

/** Lines that say again what an earlier one says: the file was pasted twice, or the work counted twice. */
export function repeatedLines(lines: readonly Accepted[]): ReadonlyMap<number, number> {
  const first = new Map<string, number>();
  const repeated = new Map<number, number>();
  for (const { line, contratId, kind, record } of lines) {
    const named = kind === "facture" ? [contratId, kind, record["id"] ?? ""] : [contratId, kind, record];
    const said = canonicalJson(named);
    const before = first.get(said);
    if (before === undefined) first.set(said, line);
    else repeated.set(line, before);
  }
  return repeated;
}

/** Why the dossier of a contract cannot take the changes, by line; what no line is to blame for stands at the first. */
export function refusalsOf(
  contratId: string,
  changes: readonly ImportChange[],
  {
    directory,
    months,
    slug,
  }: { readonly directory: Directory; readonly months: readonly MonthHead[]; readonly slug: string },
): ReadonlyMap<number, readonly Problem[]> {
  const refusals = new Map<number, readonly Problem[]>();
  const contrat = directory.contracts.get(contratId);
  const moving = changes.filter(({ change }) => change !== "none");
  if (contrat === undefined || moving.length === 0) return refusals;
  const blame = ([line]: readonly number[], problems: readonly Problem[]): void => {
    if (line !== undefined && problems.length > 0)
      refusals.set(line, [...(refusals.get(line) ?? []), ...problems]);
  };
  const closed = closedPeriods(months);
  const written = moving.map((one) => pieceOf(one, contrat.debut));
  for (const [index, one] of moving.entries()) {
    const kept = one.before === null ? [] : [{ ...one, date: dateOf(one.kind, one.before, contrat.debut) }];
    const late = [...kept, ...written.slice(index, index + 1)].flatMap((piece) =>
      inClosedMonth(piece, closed),
    );
    blame(one.lines, late.slice(0, 1));
  }
  if (refusals.size > 0) return refusals;
  const kept = directory.pieces.get(contratId) ?? [];
  const others = kept.filter(({ kind, key }) => !moving.some((one) => one.kind === kind && one.key === key));
  const after = readFile(slug, { contrat, pieces: [...others, ...written] });
  const before = readFile(slug, { contrat, pieces: kept });
  const problems = !after.ok
    ? after.problems
    : before.ok
      ? closedMonthsChanged(before.value, after.value, closed)
      : [];
  for (const problem of problems) {
    const [kind, key] = problem.path;
    const culprit = moving.find((one) => one.kind === kind && one.key === key) ?? moving[0];
    blame(culprit?.lines ?? [], [problem]);
  }
  return refusals;
}

export function pieceOf({ kind, key, after, revision }: ImportChange, otherwise: string): Piece {
  return { kind, key, date: dateOf(kind, after, otherwise), data: canonicalJson(after), revision };
}

/** Two lines of one entry: hours and days add up, remarks follow one another. */
function together(one: JsonObject, other: JsonObject): JsonObject {
  const sum = (key: string): JsonObject => {
    const values = [one[key], other[key]].flatMap((value) =>
      typeof value === "string" ? [decimal(value)] : [],
    );
    const [first, second] = values;
    return first === undefined
      ? {}
      : { [key]: decimalToText(second === undefined ? first : add(first, second)) };
  };
  const remarks = [one["commentaire"], other["commentaire"]].filter((text) => typeof text === "string");
  return {
    ...one,
    ...sum("heures"),
    ...sum("jours"),
    ...(remarks.length > 0 && { commentaire: remarks.join(" ; ").slice(0, 500) }),
  };
}
