import { STEPS } from "@bareme/use-cases";
import { sql } from "drizzle-orm";
import { date, foreignKey, index, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { contrats } from "./payroll.ts";
import { madeAt, ofSociete, utilisateurs } from "./tenants.ts";

/** One step of a month asked for all contracts at once: who asked for it, and for what. */
export const passages = pgTable(
  "passages",
  {
    id: uuid("id")
      .primaryKey()
      .default(sql`gen_random_uuid()`),
    societeId: ofSociete(),
    step: text("step", { enum: STEPS }).notNull(),
    period: text("period").notNull(),
    /** Rules known by this day. */
    asOf: date("as_of", { mode: "string" }).notNull(),
    askedBy: uuid("asked_by")
      .notNull()
      .references(() => utilisateurs.id),
    madeAt: madeAt(),
  },
  (table) => [
    unique("passages_tenant").on(table.societeId, table.id),
    index("passages_order").on(table.societeId, table.madeAt),
  ],
);

/** What became of each contract of a passage; without outcome, it still waits. Written in the transaction that did the work. */
export const passagesContrats = pgTable(
  "passages_contrats",
  {
    societeId: ofSociete(),
    passageId: uuid("passage_id").notNull(),
    contratId: uuid("contrat_id").notNull(),
    outcome: text("outcome", { enum: ["fait", "inchangé", "problème"] }),
    /** Canonical JSON of the problems. */
    problems: text("problems"),
  },
  (table) => [
    primaryKey({ columns: [table.passageId, table.contratId] }),
    foreignKey({
      name: "passages_contrats_passage",
      columns: [table.societeId, table.passageId],
      foreignColumns: [passages.societeId, passages.id],
    }),
    foreignKey({
      name: "passages_contrats_contrat",
      columns: [table.societeId, table.contratId],
      foreignColumns: [contrats.societeId, contrats.id],
    }),
  ],
);
