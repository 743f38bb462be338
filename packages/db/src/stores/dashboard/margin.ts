import type { MarginAsked, PeriodMargin } from "@bareme/use-cases";
import { and, asc, desc, eq, gte, inArray, isNotNull, or, sql, type SQL } from "drizzle-orm";
import { ecritures, mois } from "../../schema/index.ts";
import type { Tenant } from "../tenant.ts";

const isClosed = eq(mois.status, "clos");

export async function lastClosed({ queries }: Tenant) {
  const [last] = await queries
    .select({ period: mois.period, planHash: mois.planHash })
    .from(mois)
    .where(and(isClosed, isNotNull(mois.planHash)))
    .orderBy(desc(mois.period), asc(mois.id))
    .limit(1);
  return last?.planHash == null ? undefined : { period: last.period, planHash: last.planHash };
}

/** What came into some accounts less what left them. */
function received(accounts: readonly string[]): SQL {
  const into = inArray(ecritures.toAccount, [...accounts]);
  const outOf = inArray(ecritures.fromAccount, [...accounts]);
  return sql`CASE WHEN ${into} THEN ${ecritures.amount} ELSE 0 END - CASE WHEN ${outOf} THEN ${ecritures.amount} ELSE 0 END`;
}

export async function margin(
  { queries }: Tenant,
  { from, fees, turnover }: MarginAsked,
): Promise<readonly PeriodMargin[]> {
  const accounts = [...fees, ...turnover];
  const closed = await queries
    .select({ period: mois.period, closed: sql<number>`count(*)::int` })
    .from(mois)
    .where(and(isClosed, gte(mois.period, from)))
    .groupBy(mois.period)
    .orderBy(asc(mois.period));
  const sums = await queries
    .select({
      period: mois.period,
      fraisDeGestion: sql<string>`sum(${received(fees)})::text`,
      ca: sql<string>`(-sum(${received(turnover)}))::text`,
    })
    .from(ecritures)
    .innerJoin(mois, eq(mois.id, ecritures.moisId))
    .where(
      and(
        isClosed,
        gte(mois.period, from),
        or(inArray(ecritures.fromAccount, accounts), inArray(ecritures.toAccount, accounts)),
      ),
    )
    .groupBy(mois.period);
  const byPeriod = new Map(sums.map(({ period, ...sum }) => [period, sum]));
  return closed.map((one) => ({ fraisDeGestion: "0.00", ca: "0.00", ...byPeriod.get(one.period), ...one }));
}
