import { AsyncLocalStorage } from "node:async_hooks";
import { fileURLToPath } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import { sql } from "drizzle-orm";
import { drizzle as drizzlePg } from "drizzle-orm/node-postgres";
import { migrate as migratePg } from "drizzle-orm/node-postgres/migrator";
import type { PgDatabase, PgQueryResultHKT, PgTransactionConfig } from "drizzle-orm/pg-core";
import { drizzle as drizzlePglite } from "drizzle-orm/pglite";
import { migrate as migratePglite } from "drizzle-orm/pglite/migrator";
import pg from "pg";
import { aloneInProcess, aloneOnServer, type Alone } from "./alone.ts";
import { lockFolder, type FolderLock } from "./folder-lock.ts";
import { preparedOnce } from "./prepared-once.ts";
import * as schema from "./schema/index.ts";
import { keptUp, type OnError } from "./upkeep.ts";
import { triedAgain } from "./tried-again.ts";

/** Where the data is: a folder of our own (embedded PostgreSQL), or a PostgreSQL server. */
export type Place = { readonly folder: string } | { readonly url: string };

/** The same queries on both: nothing below this file knows which one it is. */
export type Queries = PgDatabase<PgQueryResultHKT, typeof schema>;

type Work<T> = (queries: Queries) => Promise<T>;

/**
 * Each member runs one transaction, as who may do no more than the work needs (the roles are in the migration `0001_guards`). The first two try a
 * transaction again that PostgreSQL ended for another's sake, so their work may run more than once.
 */
export interface Database {
  /** As the application for one tenant: row-level security shows its rows only. */
  readonly inTenant: <T>(societeId: string, work: Work<T>) => Promise<T>;
  /** As the application that signs people in: users, sessions, rights and the list of tenants, and no tenant's rows. */
  readonly asAccess: <T>(work: Work<T>) => Promise<T>;
  /** As the owner, over every tenant, reading one moment of the whole: for backup and verification. */
  readonly readWhole: <T>(work: Work<T>) => Promise<T>;
  /** As the owner: for a restore into an empty database, and nothing else. */
  readonly asOwner: <T>(work: Work<T>) => Promise<T>;
  /** One text as the owner, outside any transaction of ours: for pg-boss, which brings its own statements. */
  readonly executeSql: (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;
  /** No transaction itself: for work of many of them that two processes must not do at once. */
  readonly alone: Alone;
  readonly close: () => Promise<void>;
}

const MIGRATIONS = fileURLToPath(new URL("../migrations", import.meta.url));

/**
 * Opens the data and brings its tables up to date. Throws `FolderInUse` when another process holds the folder: two of them would destroy it.
 * A command of a few transactions need not listen to `onError`.
 */
export async function openDatabase(place: Place, onError: OnError = () => undefined): Promise<Database> {
  return "url" in place ? openServer(place.url) : openFolder(place.folder, onError);
}

async function openFolder(folder: string, onError: OnError): Promise<Database> {
  const lock: FolderLock = lockFolder(folder);
  try {
    const client = await recovered(() => PGlite.create(folder));
    const queries = drizzlePglite(client, { schema });
    await migratePglite(queries, { migrationsFolder: MIGRATIONS });
    const executeSql: ExecuteSql = async (text, values) =>
      values === undefined ? lastOf(await client.exec(text)) : client.query(text, values);
    const close = async (): Promise<void> => {
      await client.close();
      lock.release();
    };
    const upkeep = keptUp(() => client.exec("VACUUM (ANALYZE)"), onError);
    return databaseOf(queries, { executeSql, alone: aloneInProcess(), close, upkeep });
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * The embedded database, which recovers as it opens what a killed process left. Of some hundred kills one was followed by an opening that failed, and that could
 * not be brought about again. So it is tried twice, as whoever restarts the server would.
 */
async function recovered(open: () => Promise<PGlite>): Promise<PGlite> {
  try {
    return await open();
  } catch {
    return open();
  }
}

/** Enough for the server and its workers; each transaction holds one. */
const MOST_CONNECTIONS = 10;

async function openServer(url: string): Promise<Database> {
  const pool = new pg.Pool({ connectionString: url, max: MOST_CONNECTIONS });
  // A connection that the server cuts while idle is replaced; without a listener it would end the process.
  pool.on("error", () => undefined);
  pool.on("connect", preparedOnce());
  try {
    await migrateServer(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  const executeSql: ExecuteSql = async (text, values) => lastOf([await pool.query(text, values)].flat());
  const alone = aloneOnServer(url);
  const close = (): Promise<void> => pool.end();
  // A server cleans by itself.
  const upkeep = async (): Promise<void> => undefined;
  return databaseOf(drizzlePg(pool, { schema }), { executeSql, alone, close, upkeep });
}

async function migrateServer(pool: pg.Pool): Promise<void> {
  const migrating = await pool.connect();
  try {
    // Two processes that start together migrate one after the other.
    await migrating.query("SELECT pg_advisory_lock(8417203)");
    await migratePg(drizzlePg(migrating, { schema }), { migrationsFolder: MIGRATIONS });
  } finally {
    await migrating.query("SELECT pg_advisory_unlock(8417203)").catch(() => undefined);
    migrating.release();
  }
}

/** Read committed: after waiting for a lock, a transaction sees what the one before it wrote. Written out, for a server may have another default. */
const WRITING: PgTransactionConfig = { isolationLevel: "read committed" };
const READING: PgTransactionConfig = { isolationLevel: "repeatable read", accessMode: "read only" };

type ExecuteSql = Database["executeSql"];

/** A text may hold several statements: the last one answers. */
function lastOf(results: readonly { rows: unknown[] }[]): { rows: unknown[] } {
  return results.at(-1) ?? { rows: [] };
}

function databaseOf(
  queries: Queries,
  {
    executeSql,
    alone,
    close,
    upkeep,
  }: Pick<Database, "executeSql" | "alone" | "close"> & { readonly upkeep: () => Promise<void> },
): Database {
  const oneAtATime = transactionsOneAtATime();
  const once = <T>(settings: Settings, config: PgTransactionConfig, work: Work<T>) =>
    queries.transaction(async (transaction) => {
      await transaction.execute(settle(settings));
      return work(transaction);
    }, config);
  const ofUseCase = async <T>(settings: Settings, work: Work<T>): Promise<T> => {
    const value = await oneAtATime(() => triedAgain(() => once(settings, WRITING, work)));
    await upkeep();
    return value;
  };
  return {
    inTenant: (societeId, work) => ofUseCase({ societeId, role: "bareme_app" }, work),
    asAccess: (work) => ofUseCase({ societeId: "", role: "bareme_access" }, work),
    readWhole: (work) => oneAtATime(() => once({ societeId: "", role: "none" }, READING, work)),
    asOwner: (work) => oneAtATime(() => once({ societeId: "", role: "none" }, WRITING, work)),
    executeSql: (text, values) => oneAtATime(() => executeSql(text, values)),
    alone,
    close,
  };
}

interface Settings {
  readonly societeId: string;
  readonly role: "bareme_app" | "bareme_access" | "none";
}

/** Who works, for which tenant, and dates as they are written everywhere here, whatever the server's own habits; until the transaction ends. */
function settle({ societeId, role }: Settings) {
  return sql`SELECT set_config('bareme.societe', ${societeId}, true), set_config('DateStyle', 'ISO, YMD', true),
    set_config('TimeZone', 'UTC', true), set_config('role', ${role}, true)`;
}

/**
 * Refuses a transaction inside another one of the same piece of work. The embedded database has one connection: the inner one would wait for the
 * outer one, and the outer one for it, without end and without a word.
 */
function transactionsOneAtATime(): <T>(transaction: () => Promise<T>) => Promise<T> {
  const around = new AsyncLocalStorage<{ open: boolean }>();
  return async (transaction) => {
    if (around.getStore()?.open === true)
      throw new Error("a transaction is open here already: use what it gives, not the store");
    const here = { open: true };
    try {
      return await around.run(here, transaction);
    } finally {
      here.open = false;
    }
  };
}
