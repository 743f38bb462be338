import type { WholeMonth } from "@bareme/use-cases";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Queries } from "../database.ts";
import { ecritures, mois } from "../schema/index.ts";
import { ENTRY_OF_MONTH } from "../stores/ledger.ts";
import { MONTH } from "../stores/months.ts";
import { isAfter, ofTenant, paged } from "./paged.ts";

/** A month weighs some hundred kilobytes. */
const PAGE = 25;

/** In the order of an index that stands: contracts have one tenant each. */
export function closedMonths(queries: Queries, societeId: string | undefined): AsyncIterable<WholeMonth> {
  return paged(
    PAGE,
    async (after) => {
      const months = await queries
        .select({
          ...MONTH,
          societeId: mois.societeId,
          validatedBy: mois.validatedBy,
          closedAt: sql<
            string | null
          >`to_char(${mois.closedAt} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
        })
        .from(mois)
        .where(and(eq(mois.status, "clos"), ofTenant(mois, societeId), after))
        .orderBy(asc(mois.contratId), asc(mois.period))
        .limit(PAGE);
      const entries = await entriesOf(
        queries,
        months.map(({ id }) => id),
      );
      return months.map((month) => ({ ...month, entries: entries.get(month.id) ?? [] }));
    },
    ({ contratId, period }) => isAfter([mois.contratId, contratId], [mois.period, period]),
  );
}

type Entries = WholeMonth["entries"];

async function entriesOf(
  queries: Queries,
  moisIds: readonly string[],
): Promise<ReadonlyMap<string, Entries>> {
  const found = new Map<string, Entries[number][]>();
  if (moisIds.length === 0) return found;
  const rows = await queries
    .select({
      moisId: ecritures.moisId,
      societeId: ecritures.societeId,
      contratId: ecritures.contratId,
      ...ENTRY_OF_MONTH,
    })
    .from(ecritures)
    .where(inArray(ecritures.moisId, [...moisIds]))
    .orderBy(asc(ecritures.moisId), asc(ecritures.numero));
  for (const { moisId, ...entry } of rows) {
    const entries = found.get(moisId) ?? [];
    entries.push(entry);
    found.set(moisId, entries);
  }
  return found;
}
