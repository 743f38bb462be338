import type { PeriodStore } from "@bareme/use-cases";
import { asc, count, desc, eq, sql } from "drizzle-orm";
import { contrats, mois, portes } from "../schema/index.ts";
import { PORTE_OF } from "./dashboard/rows.ts";
import { byText } from "./known.ts";
import type { Tenant } from "./tenant.ts";

const isPayable = sql`${mois.state} = 'calculé'`;

/** What the document of a month says at a place. It is read where it lies: those of a thousand contracts weigh forty megabytes. */
const DOCUMENT = sql`${mois.document}::jsonb`;
const NET = sql<string | null>`${DOCUMENT} #>> '{values,netAPayer}'`;
const PROBLEM = sql<string | null>`CASE WHEN ${isPayable} THEN NULL ELSE ${DOCUMENT} #>> '{problems,0}' END`;
const CHECK = sql<string | null>`CASE WHEN ${isPayable} THEN NULL
  ELSE jsonb_path_query_first(${DOCUMENT}, '$.events[*] ? (@.severity == "block")')::text END`;

export function periodStore({ queries }: Tenant): PeriodStore {
  return {
    tallies: () =>
      queries
        .select({ period: mois.period, status: mois.status, state: mois.state, months: count() })
        .from(mois)
        .groupBy(mois.period, mois.status, mois.state)
        .orderBy(desc(mois.period), asc(mois.status), asc(mois.state)),
    months: (period) =>
      queries
        .select({
          moisId: mois.id,
          contratId: mois.contratId,
          status: mois.status,
          state: mois.state,
          porte: PORTE_OF,
          netAPayer: NET,
          problem: PROBLEM,
          check: CHECK,
        })
        .from(mois)
        .innerJoin(contrats, eq(contrats.id, mois.contratId))
        .innerJoin(portes, eq(portes.id, contrats.porteId))
        .where(eq(mois.period, period))
        .orderBy(byText(portes.matricule), asc(contrats.debut), asc(mois.id)),
  };
}
