import type { MentionStore, MentionsVersion } from "@bareme/use-cases";
import { and, asc, eq, gte, lt, sql } from "drizzle-orm";
import { mentionsContrat, mentionsEmployeur, mois } from "../schema/index.ts";
import { knownId } from "./known.ts";
import type { Tenant } from "./tenant.ts";

const OF_EMPLOYEUR = {
  effectiveFrom: mentionsEmployeur.effectiveFrom,
  data: mentionsEmployeur.data,
  revision: mentionsEmployeur.revision,
};

const OF_CONTRAT = {
  effectiveFrom: mentionsContrat.effectiveFrom,
  data: mentionsContrat.data,
  revision: mentionsContrat.revision,
};

/** The lock of a closed month tells when it was paid, without its request. */
const PAID_ON = sql`(${mois.lock}::jsonb ->> 'paymentDate')`;

export function mentionStore(tenant: Tenant): MentionStore {
  const { queries } = tenant;
  return {
    ofEmployeur: () =>
      queries.select(OF_EMPLOYEUR).from(mentionsEmployeur).orderBy(asc(mentionsEmployeur.effectiveFrom)),
    writeEmployeur: (version) => writeEmployeur(tenant, version),
    ofContrat: (contratId) =>
      queries
        .select(OF_CONTRAT)
        .from(mentionsContrat)
        .where(eq(mentionsContrat.contratId, knownId(contratId)))
        .orderBy(asc(mentionsContrat.effectiveFrom)),
    writeContrat: (contratId, version) => writeContrat(tenant, contratId, version),
    closedPaid: async ({ from, before, contratId }) => {
      const rows = await queries
        .selectDistinct({ period: mois.period })
        .from(mois)
        .where(
          and(
            eq(mois.status, "clos"),
            contratId === undefined ? undefined : eq(mois.contratId, knownId(contratId)),
            gte(PAID_ON, from),
            before === null ? undefined : lt(PAID_ON, before),
          ),
        )
        .orderBy(asc(mois.period));
      return rows.map(({ period }) => period);
    },
  };
}

async function writeEmployeur(
  { queries, societeId }: Tenant,
  { effectiveFrom, data, revision }: MentionsVersion,
): Promise<boolean> {
  const table = mentionsEmployeur;
  const written =
    revision === 0
      ? await queries
          .insert(table)
          .values({ societeId, effectiveFrom, data })
          .onConflictDoNothing()
          .returning(OF_EMPLOYEUR)
      : await queries
          .update(table)
          .set({ data, revision: revision + 1 })
          .where(and(eq(table.effectiveFrom, effectiveFrom), eq(table.revision, revision)))
          .returning(OF_EMPLOYEUR);
  return written.length > 0;
}

async function writeContrat(
  { queries, societeId }: Tenant,
  contratId: string,
  { effectiveFrom, data, revision }: MentionsVersion,
): Promise<boolean> {
  const table = mentionsContrat;
  const isIt = and(eq(table.contratId, knownId(contratId)), eq(table.effectiveFrom, effectiveFrom));
  const written =
    revision === 0
      ? await queries
          .insert(table)
          .values({ societeId, contratId, effectiveFrom, data })
          .onConflictDoNothing()
          .returning(OF_CONTRAT)
      : await queries
          .update(table)
          .set({ data, revision: revision + 1 })
          .where(and(isIt, eq(table.revision, revision)))
          .returning(OF_CONTRAT);
  return written.length > 0;
}
