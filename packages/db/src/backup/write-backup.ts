import { createHash } from "node:crypto";
import { createWriteStream, existsSync, renameSync, rmSync } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { failure, success, type Result } from "@bareme/kernel";
import { sql, type SQL } from "drizzle-orm";
import type { Database, Queries } from "../database.ts";
import { allBalances } from "./balances.ts";
import { problem, type Closing, type Heading } from "./format.ts";
import { tablesInOrder, type TableShape } from "./tables.ts";

export interface BackupReport {
  readonly file: string;
  /** Rows of each table. */
  readonly rows: Readonly<Record<string, number>>;
}

/** Signed-in browsers are left out: on a restored database people sign in again. */
const LEFT_OUT: ReadonlySet<string> = new Set(["sessions"]);

const PAGE = 200;

/** Writes every table as it is at one moment, while others go on writing. The file takes its name when it is complete; it holds personal data, and is its owner's alone. */
export async function writeBackup(database: Database, file: string): Promise<Result<BackupReport>> {
  if (existsSync(file))
    return failure([
      problem(
        "BACKUP_FILE_EXISTS",
        `« ${file} » existe déjà : une sauvegarde n'en écrase pas une autre.`,
        "Donnez un autre nom de fichier, ou déplacez l'ancien.",
      ),
    ]);
  const partial = `${file}.partial`;
  const rows: Record<string, number> = {};
  try {
    await database.readWhole((queries) =>
      pipeline(
        Readable.from(hashed(linesOf(queries, rows), rows, queries)),
        createGzip(),
        createWriteStream(partial, { mode: 0o600, flush: true }),
      ),
    );
    renameSync(partial, file);
    return success({ file, rows });
  } catch (error) {
    rmSync(partial, { force: true });
    if (!(error instanceof Error && "syscall" in error)) throw error;
    return failure([
      problem(
        "BACKUP_UNWRITABLE",
        `« ${file} » ne peut pas être écrit : ${error.message}.`,
        "Vérifiez que le dossier existe, qu'il vous est ouvert en écriture et que le disque a de la place.",
      ),
    ]);
  }
}

/** Every line, then the closing one, which knows the hash of all of them. */
async function* hashed(
  lines: AsyncIterable<string>,
  rows: Readonly<Record<string, number>>,
  queries: Queries,
): AsyncGenerator<string> {
  const hash = createHash("sha256");
  for await (const line of lines) {
    hash.update(line);
    yield line;
  }
  const closing: Closing = { rows, balances: await allBalances(queries), sha256: hash.digest("hex") };
  yield lineOf(closing);
}

async function* linesOf(queries: Queries, rows: Record<string, number>): AsyncGenerator<string> {
  const tables = tablesInOrder().filter(({ name }) => !LEFT_OUT.has(name));
  const heading: Heading = {
    format: "bareme-backup",
    version: 1,
    tables: Object.fromEntries(tables.map(({ name, columns }) => [name, columns])),
  };
  yield lineOf(heading);
  for (const shape of tables) {
    rows[shape.name] = 0;
    for await (const page of pagesOf(queries, shape)) {
      rows[shape.name] = (rows[shape.name] ?? 0) + page.length;
      yield page
        .map((row) => lineOf([shape.name, shape.columns.map((column) => row[column] ?? null)]))
        .join("");
    }
  }
}

function lineOf(value: Heading | Closing | readonly unknown[]): string {
  return `${JSON.stringify(value)}\n`;
}

type TextRow = Readonly<Record<string, string | null>>;

async function* pagesOf(queries: Queries, { table, columns, key }: TableShape) {
  const texts = Object.fromEntries(
    columns.map((column) => [
      column,
      sql<string | null>`${sql.identifier(column)}::text`.as(`text_${column}`),
    ]),
  );
  const keys = list(key.map((column) => sql`${sql.identifier(column)}`));
  const page = (after: SQL | undefined): Promise<readonly TextRow[]> =>
    queries.select(texts).from(table).where(after).orderBy(keys).limit(PAGE);
  let rows = await page(undefined);
  for (let last = rows.at(-1); last !== undefined; last = rows.at(-1)) {
    const from = last;
    yield rows;
    rows =
      rows.length < PAGE
        ? []
        : await page(sql`(${keys}) > (${list(key.map((column) => sql`${from[column]}`))})`);
  }
}

function list(parts: readonly SQL[]): SQL {
  return sql.join([...parts], sql`, `);
}
