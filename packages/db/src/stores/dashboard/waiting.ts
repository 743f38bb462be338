import type { Some, WaitingMonth } from "@bareme/use-cases";
import { and, asc, count, eq, inArray, lt, ne, sql, type SQL } from "drizzle-orm";
import { contrats, mois, portes } from "../../schema/index.ts";
import { byText } from "../known.ts";
import type { Tenant } from "../tenant.ts";
import { PORTE_OF, someOf } from "./rows.ts";

const isOpen = ne(mois.status, "clos");

export function openPeriods({ queries }: Tenant) {
  const periods = queries.selectDistinct({ period: mois.period }).from(mois).where(isOpen);
  return queries
    .select({ period: mois.period, status: mois.status, state: mois.state, months: count() })
    .from(mois)
    .where(inArray(mois.period, periods))
    .groupBy(mois.period, mois.status, mois.state)
    .orderBy(asc(mois.period), asc(mois.status), asc(mois.state));
}

export function hindered(tenant: Tenant, limit: number): Promise<Some<WaitingMonth>> {
  const isHindered = and(eq(mois.status, "calcule"), inArray(mois.state, ["bloqué", "refusé", "provisoire"]));
  return waiting(tenant, isHindered, limit);
}

export function openBefore(tenant: Tenant, period: string, limit: number): Promise<Some<WaitingMonth>> {
  return waiting(tenant, and(isOpen, lt(mois.period, period)), limit);
}

async function waiting(
  { queries }: Tenant,
  where: SQL | undefined,
  limit: number,
): Promise<Some<WaitingMonth>> {
  const found = await queries
    .select({
      moisId: mois.id,
      contratId: mois.contratId,
      period: mois.period,
      status: mois.status,
      state: mois.state,
      porte: PORTE_OF,
      total: sql<number>`count(*) OVER ()::int`,
    })
    .from(mois)
    .innerJoin(contrats, eq(contrats.id, mois.contratId))
    .innerJoin(portes, eq(portes.id, contrats.porteId))
    .where(where)
    .orderBy(asc(mois.period), byText(portes.matricule), asc(mois.id))
    .limit(limit);
  return someOf(found);
}
