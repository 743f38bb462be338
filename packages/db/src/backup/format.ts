import type { Problem } from "@bareme/kernel";

/**
 * A backup is gzipped lines of JSON: the heading with the columns of each table, one line for each row, and the closing line with what must be
 * found again. Every value is a text as the database writes it, or null, so that no number passes through a double and a backup of the embedded
 * database can be restored on a server, and the other way round.
 */
export interface Heading {
  readonly format: "bareme-backup";
  readonly version: 1;
  readonly tables: Readonly<Record<string, readonly string[]>>;
}

export type Row = readonly [table: string, values: readonly (string | null)[]];

export interface Closing {
  readonly rows: Readonly<Record<string, number>>;
  readonly balances: readonly Balance[];
  /** SHA-256 of all the lines before this one. */
  readonly sha256: string;
}

export type Balance = readonly [contratId: string, account: string, balance: string];

export function headingOf(line: unknown): Heading | undefined {
  if (!isRecord(line) || line["format"] !== "bareme-backup" || line["version"] !== 1) return undefined;
  const { tables } = line;
  if (!isRecord(tables)) return undefined;
  const columns: Record<string, readonly string[]> = {};
  for (const [name, given] of Object.entries(tables)) {
    if (!isTexts(given)) return undefined;
    columns[name] = given;
  }
  return { format: "bareme-backup", version: 1, tables: columns };
}

export function rowOf(line: unknown): Row | undefined {
  if (!Array.isArray(line) || line.length !== 2) return undefined;
  const [table, values]: readonly unknown[] = line;
  if (typeof table !== "string" || !Array.isArray(values)) return undefined;
  const texts: (string | null)[] = [];
  for (const value of values) {
    if (value !== null && typeof value !== "string") return undefined;
    texts.push(value);
  }
  return [table, texts];
}

export function closingOf(line: unknown): Closing | undefined {
  if (!isRecord(line) || typeof line["sha256"] !== "string") return undefined;
  const { rows, balances, sha256 } = line;
  if (!isRecord(rows) || !Array.isArray(balances)) return undefined;
  const counts: Record<string, number> = {};
  for (const [table, count] of Object.entries(rows)) {
    if (typeof count !== "number") return undefined;
    counts[table] = count;
  }
  const sums: Balance[] = [];
  for (const given of balances) {
    if (!isTexts(given)) return undefined;
    const [contratId, account, balance] = given;
    if (contratId === undefined || account === undefined || balance === undefined) return undefined;
    sums.push([contratId, account, balance]);
  }
  return { rows: counts, balances: sums, sha256 };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

export function problem(code: string, message: string, remedy: string): Problem {
  return { code, path: [], message, remedy };
}
