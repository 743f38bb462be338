import type { JournalEntry, Release, RuleFiles, Stray, WholeCorrection, WholeMonth } from "@bareme/use-cases";
import { and, asc, eq, getTableColumns, gt } from "drizzle-orm";
import type { Database, Queries } from "./database.ts";
import { journal, plans, releases, societes } from "./schema/index.ts";
import { ENTRY } from "./stores/journal.ts";
import { RELEASE, releaseOf } from "./stores/releases.ts";
import { closedMonths } from "./whole/closed-months.ts";
import { corrections } from "./whole/corrections.ts";
import { isAfter, ofTenant, paged } from "./whole/paged.ts";
import { strays } from "./whole/strays.ts";

type OfTenant<T> = T & { readonly societeId: string };

/**
 * What a verification reads, at one moment, row after row so that memory does not grow: of one tenant, or of every one when none is named.
 */
export interface Whole {
  readonly societes: () => Promise<readonly { readonly id: string; readonly slug: string }[]>;
  /** Without files where these cannot be read any more. */
  readonly releases: (
    societeId?: string,
  ) => AsyncIterable<Omit<Release, "files"> & { readonly files: RuleFiles | null }>;
  /** Tenant after tenant, each one's in order. */
  readonly journal: (societeId?: string) => AsyncIterable<OfTenant<JournalEntry & { readonly id: number }>>;
  readonly plans: (
    societeId?: string,
  ) => AsyncIterable<OfTenant<{ readonly hash: string; readonly plan: string }>>;
  readonly plan: (societeId: string, hash: string) => Promise<string | undefined>;
  /** Contract after contract, each one's by period, each month with the ledger entries that name it. */
  readonly closedMonths: (societeId?: string) => AsyncIterable<WholeMonth>;
  readonly corrections: (societeId?: string) => AsyncIterable<WholeCorrection>;
  /** Rows of no tenant, and ledger entries of no closed month. */
  readonly strays: () => AsyncIterable<Stray>;
}

export function readWhole<T>(database: Database, work: (whole: Whole) => Promise<T>): Promise<T> {
  return database.readWhole((queries) => work(wholeOf(queries)));
}

/** Texts of rules and plans are read a few at a time: some weigh megabytes. */
const FEW = 5;
const PAGE = 500;

export function wholeOf(queries: Queries): Whole {
  return {
    societes: () =>
      queries.select({ id: societes.id, slug: societes.slug }).from(societes).orderBy(asc(societes.slug)),
    releases: (societeId) => allReleases(queries, societeId),
    journal: (societeId) =>
      paged(
        PAGE,
        (after) =>
          queries
            .select({ ...ENTRY, societeId: journal.societeId })
            .from(journal)
            .where(and(ofTenant(journal, societeId), after))
            .orderBy(asc(journal.societeId), asc(journal.id))
            .limit(PAGE),
        (last) => isAfter([journal.societeId, last.societeId], [journal.id, last.id]),
      ),
    plans: (societeId) =>
      paged(
        FEW,
        (after) =>
          queries
            .select(getTableColumns(plans))
            .from(plans)
            .where(and(ofTenant(plans, societeId), after))
            .orderBy(asc(plans.societeId), asc(plans.hash))
            .limit(FEW),
        (last) => isAfter([plans.societeId, last.societeId], [plans.hash, last.hash]),
      ),
    plan: async (societeId, hash) => {
      const here = and(eq(plans.societeId, societeId), eq(plans.hash, hash));
      const [row] = await queries.select({ plan: plans.plan }).from(plans).where(here);
      return row?.plan;
    },
    closedMonths: (societeId) => closedMonths(queries, societeId),
    corrections: (societeId) => corrections(queries, societeId),
    strays: () => strays(queries),
  };
}

async function* allReleases(queries: Queries, societeId: string | undefined): ReturnType<Whole["releases"]> {
  const rows = paged(
    FEW,
    (after) =>
      queries
        .select(RELEASE)
        .from(releases)
        .where(and(ofTenant(releases, societeId), after))
        .orderBy(asc(releases.id))
        .limit(FEW),
    ({ id }) => gt(releases.id, id),
  );
  for await (const row of rows) yield { ...row, files: readableFiles(row) };
}

/** What was tampered with may be no list of files any more. */
function readableFiles(row: Parameters<typeof releaseOf>[0]): RuleFiles | null {
  try {
    return releaseOf(row).files;
  } catch {
    return null;
  }
}
