import { date, foreignKey, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { contrats } from "./payroll.ts";
import { madeAt, ofSociete } from "./tenants.ts";

// What documents say beside the computed month. A document takes the version in force on its date of payment; `data` is canonical JSON.

/** Who pays: name, address, registration, convention. */
export const mentionsEmployeur = pgTable(
  "mentions_employeur",
  {
    societeId: ofSociete(),
    /** In force for pays made from this day on, until the next version. */
    effectiveFrom: date("effective_from", { mode: "string" }).notNull(),
    data: text("data").notNull(),
    revision: integer("revision").notNull().default(1),
    madeAt: madeAt(),
  },
  (table) => [primaryKey({ columns: [table.societeId, table.effectiveFrom] })],
);

/** Who is paid, under one contract: address, job, classification. */
export const mentionsContrat = pgTable(
  "mentions_contrat",
  {
    societeId: ofSociete(),
    contratId: uuid("contrat_id").notNull(),
    effectiveFrom: date("effective_from", { mode: "string" }).notNull(),
    data: text("data").notNull(),
    revision: integer("revision").notNull().default(1),
    madeAt: madeAt(),
  },
  (table) => [
    primaryKey({ columns: [table.contratId, table.effectiveFrom] }),
    foreignKey({
      name: "mentions_contrat_contrat",
      columns: [table.societeId, table.contratId],
      foreignColumns: [contrats.societeId, contrats.id],
    }),
  ],
);
