import type { KeptMonth } from "@bareme/use-cases";
import { asc, eq, getTableColumns, sql } from "drizzle-orm";
import { tablesInOrder } from "../../src/backup/tables.ts";
import type { Database, Queries } from "../../src/database.ts";
import { ecritures, journal, mois, pieces } from "../../src/schema/index.ts";
import { MONTH } from "../../src/stores/months.ts";

/** Every row of every table as the owner sees it, so that two moments can be compared. */
export function everything({ asOwner }: Database): Promise<Readonly<Record<string, readonly string[]>>> {
  return asOwner(async (queries) => {
    const tables: Record<string, readonly string[]> = {};
    for (const { name, table } of tablesInOrder()) {
      const rows = await queries.select().from(table);
      tables[name] = rows.map((row) => JSON.stringify(row)).toSorted();
    }
    return tables;
  });
}

/** A database without a row, as it was made: tests of one file share it, one after the other. */
export function emptied(database: Database): Promise<void> {
  return tampered(database, async (queries) => {
    for (const { table } of tablesInOrder().toReversed()) await queries.delete(table);
  });
}

/** As someone who owns the server and goes around everything that it refuses. */
export function tampered({ asOwner }: Database, work: (queries: Queries) => Promise<unknown>): Promise<void> {
  return asOwner(async (queries) => {
    await queries.execute(sql`SET LOCAL session_replication_role = replica`);
    await work(queries);
  });
}

/** The months of all contracts, in the order of their periods. */
export function monthsIn({ asOwner }: Database): Promise<readonly KeptMonth[]> {
  return asOwner((queries) =>
    queries.select(MONTH).from(mois).orderBy(asc(mois.period), asc(mois.contratId)),
  );
}

/** The ledger of all contracts, in the order of its writing. */
export function ledgerIn({ asOwner }: Database) {
  return asOwner((queries) => queries.select().from(ecritures).orderBy(asc(ecritures.id)));
}

/** The records of all contracts, in the order of their keys. */
export function recordsIn({ asOwner }: Database) {
  return asOwner((queries) => queries.select().from(pieces).orderBy(asc(pieces.kind), asc(pieces.key)));
}

/** The journal of a tenant, or of all of them, in order. */
export function journalIn({ asOwner }: Database, societeId?: string) {
  return asOwner((queries) =>
    queries
      .select(getTableColumns(journal))
      .from(journal)
      .where(societeId === undefined ? undefined : eq(journal.societeId, societeId))
      .orderBy(asc(journal.id)),
  );
}
