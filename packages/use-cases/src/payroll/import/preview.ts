import { canonicalJson, compareText, sha256Hex, success, type JsonValue, type Result } from "@bareme/kernel";
import { othersFirst } from "../../others-first.ts";
import type { Context } from "../transaction.ts";
import { changesOf, refusalsOf, repeatedLines, type ImportChange } from "./changes.ts";
import { nameColumns, type ImportKind, type NamedRow } from "./columns.ts";
import { readCraLine } from "./cra-line.ts";
import { openDirectory, type Directory } from "./directory.ts";
import { readInvoiceLine } from "./invoice-line.ts";
import type { ReadLine } from "./line.ts";
import { readReceiptLine } from "./receipt-line.ts";
import { readTable } from "./table.ts";

/** One line of the file: taken, taken after something was put right, or refused, and why. */
export interface PreviewLine {
  readonly line: number;
  readonly status: "accepted" | "corrected" | "refused";
  readonly reasons: readonly string[];
}

/** What a file would change. `hash` names the changes: what is applied is what was read. */
export interface ImportPreview {
  readonly kind: ImportKind;
  readonly lines: readonly PreviewLine[];
  readonly changes: readonly ImportChange[];
  readonly hash: string;
}

const READERS: { readonly [K in ImportKind]: (row: NamedRow, directory: Directory) => ReadLine } = {
  cra: readCraLine,
  factures: readInvoiceLine,
  encaissements: readReceiptLine,
};

/** The lines of a file, its columns named. */
export interface ImportRows {
  readonly kind: ImportKind;
  readonly rows: readonly NamedRow[];
}

export async function readRows(kind: ImportKind, bytes: Uint8Array): Promise<Result<ImportRows>> {
  const table = await readTable(bytes);
  const rows = table.ok ? nameColumns(table.value, kind) : table;
  return rows.ok ? success({ kind, rows: rows.value }) : rows;
}

const LINES_AT_ONCE = 200;

/** Reads lines against the dossiers as they are now. Nothing is written. */
export async function previewIn(
  context: Context,
  { kind, rows }: ImportRows,
  slug: string,
): Promise<Result<ImportPreview>> {
  // A receipt names an invoice and no one: it may be of any contract.
  const matricules = kind === "encaissements" ? null : new Set(rows.map(({ cell }) => cell("matricule")));
  const directory = await openDirectory(context, matricules);
  if (!directory.ok) return directory;
  const read: ReadLine[] = [];
  for (const row of rows) {
    if (read.length % LINES_AT_ONCE === 0) await othersFirst();
    read.push(READERS[kind](row, directory.value));
  }
  const taken = read.flatMap((line) => ("record" in line ? [line] : []));
  const repeated = repeatedLines(taken);
  const kept = taken.filter(({ line }) => !repeated.has(line));
  const changes = changesOf(kept, directory.value);
  const refusals = new Map<number, readonly string[]>();
  for (const contratId of new Set(changes.map((one) => one.contratId))) {
    await othersFirst();
    const months = await context.unit.months.ofContrat(contratId);
    const own = changes.filter((one) => one.contratId === contratId);
    for (const [line, problems] of refusalsOf(contratId, own, { directory: directory.value, months, slug }))
      refusals.set(
        line,
        problems.map(({ message, remedy }) => `${message} ${remedy}`),
      );
  }
  for (const [line, first] of repeated) refusals.set(line, [`la ligne ${first} dit déjà la même chose`]);
  const lines = read.map((line) => shown(line, refusals));
  const effective = changes.filter((one) => !one.lines.some((line) => refusals.has(line)));
  return success({ kind, lines, changes: effective, hash: hashOf(effective) });
}

function shown(line: ReadLine, refusals: ReadonlyMap<number, readonly string[]>): PreviewLine {
  const refused = "refused" in line ? line.refused : refusals.get(line.line);
  if (refused !== undefined) return { line: line.line, status: "refused", reasons: refused };
  const fixed = "fixed" in line ? line.fixed : [];
  return { line: line.line, status: fixed.length > 0 ? "corrected" : "accepted", reasons: fixed };
}

function hashOf(changes: readonly ImportChange[]): string {
  const said = changes.map((one): JsonValue => [
    one.contratId,
    one.kind,
    one.key,
    one.revision,
    one.change,
    one.after,
  ]);
  return sha256Hex(
    canonicalJson(said.toSorted((left, right) => compareText(canonicalJson(left), canonicalJson(right)))),
  );
}
