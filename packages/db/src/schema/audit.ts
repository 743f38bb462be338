import { sql } from "drizzle-orm";
import { bigserial, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { madeAt, ofSociete, utilisateurs } from "./tenants.ts";

/** Every change, chained: each hash covers the one before it in the same tenant, so that a row changed or removed is found. */
export const journal = pgTable(
  "journal",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    societeId: ofSociete(),
    /** ISO instant in UTC, as text: the hash covers these very bytes, and a timestamp would come back written otherwise. */
    at: text("at").notNull(),
    utilisateurId: uuid("utilisateur_id").references(() => utilisateurs.id),
    action: text("action").notNull(),
    target: text("target").notNull(),
    data: text("data").notNull(),
    previousHash: text("previous_hash").notNull(),
    hash: text("hash").notNull(),
  },
  (table) => [
    // An entry has one successor: a chain that forks is refused, whoever writes it.
    unique("journal_link").on(table.societeId, table.previousHash),
    index("journal_order").on(table.societeId, table.id),
    // What happened to one month, and who had a hand in a tenant.
    index("journal_target").on(table.societeId, table.target, table.id),
    index("journal_author").on(table.societeId, table.utilisateurId),
  ],
);

/** A run of the golden scenarios of a release or a draft: counts, and what differed. */
export const essais = pgTable("essais", {
  id: uuid("id")
    .primaryKey()
    .default(sql`gen_random_uuid()`),
  societeId: ofSociete(),
  brouillonId: uuid("brouillon_id"),
  passed: integer("passed").notNull(),
  failed: integer("failed").notNull(),
  report: text("report").notNull(),
  madeAt: madeAt(),
});
