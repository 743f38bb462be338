import type { KeptCorrection, KeptMonth, MonthStore } from "@bareme/use-cases";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { contrats, corrections, mois, pieces } from "../schema/index.ts";
import { knownId, only } from "./known.ts";
import type { Tenant } from "./tenant.ts";

const HEAD = {
  id: mois.id,
  contratId: mois.contratId,
  period: mois.period,
  status: mois.status,
  state: mois.state,
  planHash: mois.planHash,
  revision: mois.revision,
};

export const MONTH = {
  ...HEAD,
  request: mois.request,
  document: mois.document,
  lock: mois.lock,
  sources: mois.sources,
};

export function monthStore(tenant: Tenant): MonthStore {
  const { queries } = tenant;
  const months = () => queries.select(MONTH).from(mois);
  return {
    ofContrat: (contratId) =>
      queries
        .select(HEAD)
        .from(mois)
        .where(eq(mois.contratId, knownId(contratId)))
        .orderBy(asc(mois.period)),
    ofPeriod: (period) =>
      queries.select(HEAD).from(mois).where(eq(mois.period, period)).orderBy(asc(mois.contratId)),
    find: async (id) => {
      const [month] = await months().where(eq(mois.id, knownId(id)));
      return month;
    },
    read: async (ids) =>
      ids.length === 0
        ? []
        : months()
            .where(inArray(mois.id, ids.map(knownId)))
            .orderBy(asc(mois.period)),
    at: async (contratId, period) => {
      const [month] = await months().where(isAt(contratId, period));
      return month;
    },
    // Of two that lock a month one waits; a posting or a correction that refers to it does not.
    lock: async (id) => {
      const [month] = await months()
        .where(eq(mois.id, knownId(id)))
        .for("no key update");
      return month;
    },
    lockAt: async (contratId, period) => {
      const [month] = await months().where(isAt(contratId, period)).for("no key update");
      return month;
    },
    open: (contratId, period) => openMonth(tenant, contratId, period),
    write: async (month, by = {}) => {
      const { status, state, request, document, lock, planHash, sources, revision } = month;
      const written = await queries
        .update(mois)
        .set({ status, state, request, document, lock, planHash, sources, ...by, revision: revision + 1 })
        .where(and(eq(mois.id, knownId(month.id)), eq(mois.revision, revision)))
        .returning({ id: mois.id });
      return written.length > 0;
    },
    // Without the texts: PostgreSQL would compress and write them once more.
    advance: async ({ id, status, state, revision }, by = {}) => {
      const written = await queries
        .update(mois)
        .set({ status, state, ...by, revision: revision + 1 })
        .where(and(eq(mois.id, knownId(id)), eq(mois.revision, revision)))
        .returning({ id: mois.id });
      return written.length > 0;
    },
    sources: (contratId) => sourcesOf(tenant, contratId),
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
  const [made] = await queries
    .insert(mois)
    .values({ societeId, contratId, period, status: "ouvert" })
    .onConflictDoNothing()
    .returning(MONTH);
  return made ?? only(await queries.select(MONTH).from(mois).where(isAt(contratId, period)));
}

function isAt(contratId: string, period: string) {
  return and(eq(mois.contratId, knownId(contratId)), eq(mois.period, period));
}

/** The revision of the contract, and which pieces and corrections there are, each by its identifier: one taken out and added again is another. */
async function sourcesOf({ queries }: Tenant, contratId: string): Promise<string> {
  const id = knownId(contratId);
  const records = sql`coalesce((SELECT string_agg(${pieces.id} || ':' || ${pieces.revision}, ',' ORDER BY ${pieces.id})
    FROM ${pieces} WHERE ${pieces.contratId} = ${id}), '')`;
  const corrected = sql`coalesce((SELECT string_agg(${corrections.id}::text, ',' ORDER BY ${corrections.id})
    FROM ${corrections} WHERE ${corrections.contratId} = ${id}), '')`;
  const all = sql`concat_ws('/', ${contrats.revision}, ${records}, ${corrected})`;
  const [row] = await queries
    .select({ mark: sql<string>`encode(sha256(convert_to(${all}, 'UTF8')), 'hex')` })
    .from(contrats)
    .where(eq(contrats.id, id));
  return row?.mark ?? "";
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
