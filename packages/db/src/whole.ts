import type { JournalEntry, KeptMonth, Release } from "@bareme/use-cases";
import { and, asc, eq, getTableColumns, gt, sql, type SQL } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Database, Queries } from "./database.ts";
import { journal, mois, plans, releases } from "./schema/index.ts";
import { ENTRY } from "./stores/journal.ts";
import { MONTH } from "./stores/months.ts";
import { RELEASE, releaseOf } from "./stores/releases.ts";

type OfTenant<T> = T & { readonly societeId: string };

/** What a verification of hashes, signatures and chains reads: every tenant, at one moment, row after row so that memory does not grow. */
export interface Whole {
  readonly releases: () => AsyncIterable<Release>;
  /** Tenant after tenant, each one's in order. */
  readonly journal: () => AsyncIterable<OfTenant<JournalEntry & { readonly id: number }>>;
  readonly closedMonths: () => AsyncIterable<OfTenant<KeptMonth>>;
  readonly plans: () => AsyncIterable<OfTenant<{ readonly hash: string; readonly plan: string }>>;
}

export function readWhole<T>(database: Database, work: (whole: Whole) => Promise<T>): Promise<T> {
  return database.readWhole((queries) => work(wholeOf(queries)));
}

/** Some rows hold a whole plan or a month's document. */
const PAGE = 100;

export function wholeOf(queries: Queries): Whole {
  return {
    releases: async function* () {
      const page = (after: SQL | undefined) =>
        queries.select(RELEASE).from(releases).where(after).orderBy(asc(releases.id)).limit(PAGE);
      for await (const row of paged(page, ({ id }) => gt(releases.id, id))) yield releaseOf(row);
    },
    journal: () =>
      paged(
        (after) =>
          queries
            .select({ ...ENTRY, societeId: journal.societeId })
            .from(journal)
            .where(after)
            .orderBy(asc(journal.societeId), asc(journal.id))
            .limit(PAGE),
        ({ societeId, id }) => isAfter([journal.societeId, societeId], [journal.id, id]),
      ),
    closedMonths: () =>
      paged(
        (after) =>
          queries
            .select({ ...MONTH, societeId: mois.societeId })
            .from(mois)
            .where(and(eq(mois.status, "clos"), after))
            .orderBy(asc(mois.id))
            .limit(PAGE),
        ({ id }) => gt(mois.id, id),
      ),
    plans: () =>
      paged(
        (after) =>
          queries
            .select(getTableColumns(plans))
            .from(plans)
            .where(after)
            .orderBy(asc(plans.societeId), asc(plans.hash))
            .limit(PAGE),
        ({ societeId, hash }) => isAfter([plans.societeId, societeId], [plans.hash, hash]),
      ),
  };
}

/** Page after page, each begun after the last row of the one before. */
async function* paged<T>(
  page: (after: SQL | undefined) => Promise<readonly T[]>,
  afterRow: (row: T) => SQL,
): AsyncGenerator<T> {
  let rows = await page(undefined);
  for (let last = rows.at(-1); last !== undefined; last = rows.at(-1)) {
    yield* rows;
    rows = rows.length < PAGE ? [] : await page(afterRow(last));
  }
}

type Key = readonly [AnyPgColumn, string | number];

function isAfter([first, firstValue]: Key, [second, secondValue]: Key): SQL {
  return sql`(${first}, ${second}) > (${firstValue}, ${secondValue})`;
}
