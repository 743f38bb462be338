import type { KeptCorrection, KeptMonth, MonthStore } from "@bareme/use-cases";
import { and, asc, eq } from "drizzle-orm";
import { corrections, mois } from "../schema/index.ts";
import { knownId, only } from "./known.ts";
import type { Tenant } from "./tenant.ts";

export const MONTH = {
  id: mois.id,
  contratId: mois.contratId,
  period: mois.period,
  status: mois.status,
  state: mois.state,
  request: mois.request,
  document: mois.document,
  lock: mois.lock,
  planHash: mois.planHash,
  revision: mois.revision,
};

export function monthStore(tenant: Tenant): MonthStore {
  const { queries } = tenant;
  const months = () => queries.select(MONTH).from(mois);
  return {
    ofContrat: (contratId) =>
      months()
        .where(eq(mois.contratId, knownId(contratId)))
        .orderBy(asc(mois.period)),
    ofPeriod: (period) => months().where(eq(mois.period, period)).orderBy(asc(mois.contratId)),
    find: async (id) => {
      const [month] = await months().where(eq(mois.id, knownId(id)));
      return month;
    },
    // Of two that lock a month one waits; a posting or a correction that refers to it does not.
    lock: async (id) => {
      const [month] = await months()
        .where(eq(mois.id, knownId(id)))
        .for("no key update");
      return month;
    },
    open: (contratId, period) => openMonth(tenant, contratId, period),
    write: async (month, by = {}) => {
      const { status, state, request, document, lock, planHash, revision } = month;
      const written = await queries
        .update(mois)
        .set({ status, state, request, document, lock, planHash, ...by, revision: revision + 1 })
        .where(and(eq(mois.id, knownId(month.id)), eq(mois.revision, revision)))
        .returning({ id: mois.id });
      return written.length > 0;
    },
    corrections: (contratId) =>
      queries
        .select({
          moisId: corrections.moisId,
          inMoisId: corrections.inMoisId,
          motif: corrections.motif,
          facts: corrections.facts,
        })
        .from(corrections)
        .where(eq(corrections.contratId, knownId(contratId)))
        .orderBy(asc(corrections.id)),
    addCorrection: (correction, by) => addCorrection(tenant, correction, by),
  };
}

/** Two that open the same month meet at its key: the second waits for the first, then reads what it made. */
async function openMonth(
  { queries, societeId }: Tenant,
  contratId: string,
  period: string,
): Promise<KeptMonth> {
  const isIt = and(eq(mois.contratId, knownId(contratId)), eq(mois.period, period));
  const [there] = await queries.select(MONTH).from(mois).where(isIt);
  if (there !== undefined) return there;
  await queries.insert(mois).values({ societeId, contratId, period, status: "ouvert" }).onConflictDoNothing();
  return only(await queries.select(MONTH).from(mois).where(isIt));
}

async function addCorrection(
  { queries, societeId }: Tenant,
  { moisId, inMoisId, motif, facts }: KeptCorrection,
  madeBy: string,
): Promise<void> {
  const corrected = await queries
    .select({ contratId: mois.contratId })
    .from(mois)
    .where(eq(mois.id, knownId(moisId)));
  const { contratId } = only(corrected);
  await queries.insert(corrections).values({ societeId, contratId, moisId, inMoisId, motif, facts, madeBy });
}
