import type { JournalEntry, JournalStore } from "@bareme/use-cases";
import { and, asc, desc, eq, gt, lt, sql, type SQL } from "drizzle-orm";
import { journal } from "../schema/index.ts";
import type { Tenant } from "./tenant.ts";

export const ENTRY = {
  id: journal.id,
  at: journal.at,
  utilisateurId: journal.utilisateurId,
  action: journal.action,
  target: journal.target,
  data: journal.data,
  previousHash: journal.previousHash,
  hash: journal.hash,
};

const { id: _, ...LINK } = ENTRY;

export function journalStore({ queries, societeId }: Tenant): JournalStore {
  const ofTenant = eq(journal.societeId, societeId);
  /** The end of the chain, once this transaction holds it: nobody else adds to it until then. */
  let held: { readonly last: JournalEntry | undefined } | undefined;
  return {
    last: async () => {
      if (held !== undefined) return held.last;
      // A lock of the tenant's own, for the first entry has no row before it to lock. It goes when the transaction ends.
      await queries.execute(
        sql`SELECT pg_advisory_xact_lock(hashtextextended(${`bareme.journal/${societeId}`}, 0))`,
      );
      const [entry] = await queries
        .select(LINK)
        .from(journal)
        .where(ofTenant)
        .orderBy(desc(journal.id))
        .limit(1);
      held = { last: entry };
      return entry;
    },
    add: async (entry) => {
      await queries.insert(journal).values({ ...entry, societeId });
      if (held !== undefined) held = { last: entry };
    },
    list: (after = 0, limit) => {
      const entries = queries
        .select(ENTRY)
        .from(journal)
        .where(and(ofTenant, gt(journal.id, after)))
        .orderBy(asc(journal.id));
      return limit === undefined ? entries : entries.limit(limit);
    },
    newest: (limit, before) =>
      queries
        .select(ENTRY)
        .from(journal)
        .where(and(ofTenant, before === undefined ? undefined : lt(journal.id, before)))
        .orderBy(desc(journal.id))
        .limit(limit),
    about: (target, limit) =>
      queries
        .select(LINK)
        .from(journal)
        .where(and(ofTenant, eq(journal.target, target)))
        .orderBy(desc(journal.id))
        .limit(limit),
    authors: (exceptAction) => authorsIn({ queries, societeId }, exceptAction),
  };
}

/** From one author to the next along the index: a journal has many entries, and few people make them. */
async function authorsIn({ queries, societeId }: Tenant, exceptAction: string): Promise<readonly string[]> {
  const next = (after: SQL) =>
    sql`SELECT utilisateur_id FROM ${journal}
      WHERE societe_id = ${societeId} AND action <> ${exceptAction} AND ${after}
      ORDER BY utilisateur_id LIMIT 1`;
  const found = await queries.select({ id: sql<string>`author` }).from(sql`(
      WITH RECURSIVE authors (author) AS (
        (${next(sql`utilisateur_id IS NOT NULL`)})
        UNION ALL
        SELECT (${next(sql`utilisateur_id > authors.author`)}) FROM authors WHERE authors.author IS NOT NULL
      )
      SELECT author FROM authors WHERE author IS NOT NULL
    ) AS found`);
  return found.map(({ id }) => id);
}
