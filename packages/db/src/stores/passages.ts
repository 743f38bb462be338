import type { Outcome, PassageCount, PassageStore } from "@bareme/use-cases";
import { and, asc, count, desc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { passages, passagesContrats } from "../schema/index.ts";
import { knownId, only } from "./known.ts";
import type { Tenant } from "./tenant.ts";

const PASSAGE = {
  id: passages.id,
  step: passages.step,
  period: passages.period,
  asOf: passages.asOf,
  askedBy: passages.askedBy,
  askedAt: sql<string>`to_char(${passages.madeAt} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
};

/** A statement takes 65 535 values at most. */
const ROWS_AT_ONCE = 5000;

export function passageStore({ queries, societeId }: Tenant): PassageStore {
  const ofPassage = (id: string) => eq(passagesContrats.passageId, knownId(id));
  return {
    start: async (passage, contratIds) => {
      const { step, period, asOf, askedBy } = passage;
      const row = { societeId, step, period, asOf, askedBy };
      const made = only(await queries.insert(passages).values(row).returning(PASSAGE));
      for (let from = 0; from < contratIds.length; from += ROWS_AT_ONCE) {
        const some = contratIds.slice(from, from + ROWS_AT_ONCE);
        await queries
          .insert(passagesContrats)
          .values(some.map((contratId) => ({ societeId, passageId: made.id, contratId })));
      }
      return made;
    },
    find: async (id) => {
      const [row] = await queries
        .select(PASSAGE)
        .from(passages)
        .where(eq(passages.id, knownId(id)));
      return row;
    },
    list: (limit) =>
      queries.select(PASSAGE).from(passages).orderBy(desc(passages.madeAt), asc(passages.id)).limit(limit),
    count: async (id) =>
      countOf(
        await queries
          .select({ outcome: passagesContrats.outcome, contracts: count() })
          .from(passagesContrats)
          .where(ofPassage(id))
          .groupBy(passagesContrats.outcome),
      ),
    waiting: async (id, among) => {
      const rows = await queries
        .select({ contratId: passagesContrats.contratId })
        .from(passagesContrats)
        .where(
          and(
            ofPassage(id),
            isNull(passagesContrats.outcome),
            among === undefined ? undefined : inArray(passagesContrats.contratId, among.map(knownId)),
          ),
        )
        .orderBy(asc(passagesContrats.contratId));
      return rows.map(({ contratId }) => contratId);
    },
    unfinished: async () => {
      const rows = await queries
        .selectDistinct({ id: passagesContrats.passageId })
        .from(passagesContrats)
        .where(isNull(passagesContrats.outcome));
      return rows.map(({ id }) => id);
    },
    settle: async (id, contratId, outcome, problems) => {
      const settled = await queries
        .update(passagesContrats)
        .set({ outcome, problems })
        .where(
          and(
            ofPassage(id),
            eq(passagesContrats.contratId, knownId(contratId)),
            isNull(passagesContrats.outcome),
          ),
        )
        .returning({ contratId: passagesContrats.contratId });
      return settled.length > 0;
    },
    hindered: async (id) => {
      const rows = await queries
        .select({ contratId: passagesContrats.contratId, problems: passagesContrats.problems })
        .from(passagesContrats)
        .where(and(ofPassage(id), isNotNull(passagesContrats.problems)))
        .orderBy(asc(passagesContrats.contratId));
      return rows.map(({ contratId, problems }) => ({ contratId, problems: problems ?? "[]" }));
    },
  };
}

function countOf(
  rows: readonly { readonly outcome: Outcome | null; readonly contracts: number }[],
): PassageCount {
  const of = (outcome: Outcome | null): number => rows.find((row) => row.outcome === outcome)?.contracts ?? 0;
  return { fait: of("fait"), inchangé: of("inchangé"), problème: of("problème"), waiting: of(null) };
}
