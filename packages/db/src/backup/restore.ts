import { failure, success, type Problem, type Result } from "@bareme/kernel";
import { FIRST_LINK, hashOfEntry } from "@bareme/use-cases";
import { sql } from "drizzle-orm";
import type { Database, Queries } from "../database.ts";
import { wholeOf } from "../whole.ts";
import { allBalances } from "./balances.ts";
import { problem, type Closing, type Heading } from "./format.ts";
import { inspectBackup, rowsOf } from "./read-backup.ts";
import { tablesInOrder, type TableShape } from "./tables.ts";

export interface RestoreReport {
  readonly rows: Readonly<Record<string, number>>;
  /** What was wrong in the backup already: the data is restored, and somebody must look. */
  readonly warnings: readonly Problem[];
}

/** Fills an empty database from a backup: all of it, with the books as they were, or nothing. */
export async function restoreBackup(database: Database, file: string): Promise<Result<RestoreReport>> {
  const backup = await inspectBackup(file);
  if (!backup.ok) return backup;
  const { heading, closing } = backup.value;
  const unknown = unknownColumns(heading);
  if (unknown.length > 0)
    return failure([
      problem(
        "BACKUP_NEWER",
        `La sauvegarde vient d'une version plus récente de Barème : ${unknown.join(", ")}.`,
        "Mettez Barème à jour, puis restaurez.",
      ),
    ]);
  try {
    return success(
      await database.asOwner(async (queries) => {
        await refuseUnlessEmpty(queries);
        await fill(queries, heading, file);
        await refuseUnlessSame(queries, closing);
        return { rows: closing.rows, warnings: await brokenChains(queries) };
      }),
    );
  } catch (error) {
    if (error instanceof Undone) return failure([error.problem]);
    throw error;
  }
}

/** Takes the transaction back with what was found. */
class Undone extends Error {
  readonly problem: Problem;

  constructor(found: Problem) {
    super(found.message);
    this.problem = found;
  }
}

function unknownColumns({ tables }: Heading): readonly string[] {
  const known = new Set(
    tablesInOrder().flatMap(({ name, columns }) => columns.map((column) => `${name}.${column}`)),
  );
  return Object.entries(tables)
    .flatMap(([table, columns]) => columns.map((column) => `${table}.${column}`))
    .filter((column) => !known.has(column));
}

async function refuseUnlessEmpty(queries: Queries): Promise<void> {
  for (const { table, name } of tablesInOrder()) {
    if ((await queries.$count(table)) > 0)
      throw new Undone(
        problem(
          "RESTORE_NOT_EMPTY",
          `La base de destination contient déjà des données (table « ${name} »).`,
          "Restaurez dans un dossier ou une base vide ; rien n'a été écrit.",
        ),
      );
  }
}

/** Rows in one statement, and about how many characters: a month's document weighs a hundred postings. */
const MOST_ROWS = 1000;
const MOST_CHARACTERS = 1_000_000;

/** The guards look at how rows change over time, which a restore does not play again: they rest while it fills the tables. */
async function fill(queries: Queries, { tables }: Heading, file: string): Promise<void> {
  const shapes = tablesInOrder();
  for (const { table } of shapes) await queries.execute(sql`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  const tableByName = new Map(shapes.map((shape) => [shape.name, shape]));
  let batch: string[] = [];
  let characters = 0;
  let current: TableShape | undefined;
  const flush = async () => {
    if (current !== undefined && batch.length > 0)
      await insert(queries, current, tables[current.name] ?? [], batch);
    batch = [];
    characters = 0;
  };
  for await (const [name, values] of rowsOf(file)) {
    if (name !== current?.name || batch.length >= MOST_ROWS || characters >= MOST_CHARACTERS) await flush();
    current = tableByName.get(name);
    const named = (tables[name] ?? []).map((column, index) => [column, values[index] ?? null] as const);
    const row = JSON.stringify(Object.fromEntries(named));
    batch.push(row);
    characters += row.length;
  }
  await flush();
  for (const { table, name, counted } of shapes) {
    await queries.execute(sql`ALTER TABLE ${table} ENABLE TRIGGER USER`);
    for (const column of counted)
      await queries.execute(
        sql`SELECT setval(pg_get_serial_sequence(${name}, ${column}), (SELECT max(${sql.identifier(column)}) FROM ${table}))`,
      );
  }
}

/** Every value goes through the reader of its column's type, as if it had been typed. */
async function insert(
  queries: Queries,
  { table }: TableShape,
  columns: readonly string[],
  rows: readonly string[],
): Promise<void> {
  const names = sql.join(
    columns.map((column) => sql.identifier(column)),
    sql`, `,
  );
  await queries.execute(
    sql`INSERT INTO ${table} (${names}) SELECT ${names} FROM json_populate_recordset(null::${table}, ${`[${rows.join(",")}]`}::json)`,
  );
}

async function refuseUnlessSame(queries: Queries, { rows, balances }: Closing): Promise<void> {
  const differences: string[] = [];
  for (const { table, name } of tablesInOrder()) {
    const found = await queries.$count(table);
    const expected = rows[name] ?? 0;
    if (found !== expected) differences.push(`${name} : ${found} lignes au lieu de ${expected}`);
  }
  const expected = new Map(balances.map(([contrat, account, balance]) => [`${contrat}/${account}`, balance]));
  for (const [contrat, account, balance] of await allBalances(queries)) {
    const key = `${contrat}/${account}`;
    if (expected.get(key) !== balance)
      differences.push(`solde ${key} : ${balance} au lieu de ${expected.get(key) ?? "rien"}`);
    expected.delete(key);
  }
  for (const [key, balance] of expected) differences.push(`solde ${key} : rien au lieu de ${balance}`);
  if (differences.length === 0) return;
  throw new Undone(
    problem(
      "RESTORE_DIFFERS",
      `Les données restaurées ne sont pas celles de la sauvegarde : ${differences.slice(0, 5).join(" ; ")}.`,
      "Prenez une autre sauvegarde ; rien n'a été écrit.",
    ),
  );
}

/** The first entry of each tenant's journal that does not follow from the one before it. */
async function brokenChains(queries: Queries): Promise<readonly Problem[]> {
  const lastHash = new Map<string, string>();
  const broken = new Map<string, Problem>();
  for await (const { societeId, id, hash, ...link } of wholeOf(queries).journal()) {
    const follows =
      link.previousHash === (lastHash.get(societeId) ?? FIRST_LINK) && hashOfEntry(link) === hash;
    if (!follows && !broken.has(societeId))
      broken.set(
        societeId,
        problem(
          "JOURNAL_BROKEN",
          `Le journal de la société ${societeId} est rompu à l'entrée ${id} : elle a été modifiée, ou celle d'avant a disparu, avant la sauvegarde.`,
          "Comparez avec une sauvegarde plus ancienne, et cherchez qui a écrit dans la base sans passer par Barème.",
        ),
      );
    lastHash.set(societeId, hash);
  }
  return [...broken.values()];
}
