import { PIECE_KINDS } from "@bareme/use-cases";
import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigserial,
  date,
  foreignKey,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { madeAt, ofSociete, utilisateurs } from "./tenants.ts";

// A reference carries its tenant: a foreign key alone looks past row-level security and would take a row of another company.

export const portes = pgTable(
  "portes",
  {
    id: uuid("id")
      .primaryKey()
      .default(sql`gen_random_uuid()`),
    societeId: ofSociete(),
    matricule: text("matricule").notNull(),
    nom: text("nom").notNull(),
    prenom: text("prenom").notNull(),
    /** AES-256-GCM; null when it is not known. Never in a log, an index or a search. */
    nirChiffre: text("nir_chiffre"),
    revision: integer("revision").notNull().default(0),
    madeAt: madeAt(),
  },
  (table) => [
    unique("portes_matricule").on(table.societeId, table.matricule),
    unique("portes_tenant").on(table.societeId, table.id),
  ],
);

/** A contract of employment; `data` is the contract record of a dossier, canonical JSON. */
export const contrats = pgTable(
  "contrats",
  {
    id: uuid("id")
      .primaryKey()
      .default(sql`gen_random_uuid()`),
    societeId: ofSociete(),
    porteId: uuid("porte_id").notNull(),
    debut: date("debut", { mode: "string" }).notNull(),
    fin: date("fin", { mode: "string" }),
    data: text("data").notNull(),
    revision: integer("revision").notNull().default(0),
    madeAt: madeAt(),
  },
  (table) => [
    unique("contrats_tenant").on(table.societeId, table.id),
    index("contrats_porte").on(table.porteId),
    foreignKey({
      name: "contrats_porte_fk",
      columns: [table.societeId, table.porteId],
      foreignColumns: [portes.societeId, portes.id],
    }),
  ],
);

/** A business fact of a dossier (mission, CRA, invoice, receipt, expense …), under the key that its source gives it. */
export const pieces = pgTable(
  "pieces",
  {
    id: uuid("id")
      .primaryKey()
      .default(sql`gen_random_uuid()`),
    societeId: ofSociete(),
    contratId: uuid("contrat_id").notNull(),
    kind: text("kind", { enum: PIECE_KINDS }).notNull(),
    key: text("key").notNull(),
    date: date("date", { mode: "string" }).notNull(),
    data: text("data").notNull(),
    revision: integer("revision").notNull().default(1),
    madeAt: madeAt(),
  },
  (table) => [
    unique("pieces_key").on(table.contratId, table.kind, table.key),
    ofContrat("pieces_contrat", table),
  ],
);

/**
 * Compiled plans by hash: a payslip replays from its plan alone, without parser or desugaring. Each tenant keeps its own, for a plan tells the
 * choices of the company that it was compiled for.
 */
export const plans = pgTable(
  "plans",
  { societeId: ofSociete(), hash: text("hash").notNull(), plan: text("plan").notNull() },
  (table) => [primaryKey({ columns: [table.societeId, table.hash] })],
);

/** A month of a contract. Once closed it never changes; `request` and `document` are canonical JSON. */
export const mois = pgTable(
  "mois",
  {
    id: uuid("id")
      .primaryKey()
      .default(sql`gen_random_uuid()`),
    societeId: ofSociete(),
    contratId: uuid("contrat_id").notNull(),
    period: text("period").notNull(),
    status: text("status", { enum: ["ouvert", "calcule", "valide", "clos"] }).notNull(),
    state: text("state", { enum: ["calculé", "bloqué", "provisoire", "refusé"] }),
    request: text("request"),
    document: text("document"),
    lock: text("lock"),
    planHash: text("plan_hash"),
    /** A mark of the records that it was computed from. */
    sources: text("sources"),
    validatedBy: uuid("validated_by").references(() => utilisateurs.id),
    closedAt: timestamp("closed_at", { withTimezone: true, mode: "string" }),
    revision: integer("revision").notNull().default(0),
    madeAt: madeAt(),
  },
  (table) => [
    unique("mois_period").on(table.contratId, table.period),
    unique("mois_tenant").on(table.societeId, table.contratId, table.id),
    index("mois_societe").on(table.societeId, table.period),
    ofContrat("mois_contrat", table),
    foreignKey({
      name: "mois_plan",
      columns: [table.societeId, table.planHash],
      foreignColumns: [plans.societeId, plans.hash],
    }),
  ],
);

/** Facts of a closed month that turned out to be wrong, as they should have been; their rappel is posted in a later month of the same contract. */
export const corrections = pgTable(
  "corrections",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    societeId: ofSociete(),
    contratId: uuid("contrat_id").notNull(),
    moisId: uuid("mois_id").notNull(),
    /** The open month that carries its rappel. */
    inMoisId: uuid("in_mois_id").notNull(),
    motif: text("motif").notNull(),
    facts: text("facts").notNull(),
    madeBy: uuid("made_by")
      .notNull()
      .references(() => utilisateurs.id),
    madeAt: madeAt(),
  },
  (table) => [
    index("corrections_contrat").on(table.contratId),
    ofMois("corrections_mois", table, table.moisId),
    ofMois("corrections_in_mois", table, table.inMoisId),
  ],
);

/** The ledger: one row takes an amount from an account and puts it into another, so a posting cannot be out of balance. Rows are added only. */
export const ecritures = pgTable(
  "ecritures",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    societeId: ofSociete(),
    contratId: uuid("contrat_id").notNull(),
    moisId: uuid("mois_id").notNull(),
    numero: integer("numero").notNull(),
    fromAccount: text("from_account").notNull(),
    toAccount: text("to_account").notNull(),
    /** No scale: a column that had one would round in silence. */
    amount: numeric("amount").notNull(),
    line: text("line").notNull(),
    item: text("item"),
    label: text("label").notNull(),
    basis: text("basis"),
  },
  (table) => [
    unique("ecritures_numero").on(table.moisId, table.numero),
    index("ecritures_contrat").on(table.contratId),
    ofMois("ecritures_mois", table, table.moisId),
  ],
);

function ofContrat(name: string, table: Readonly<Record<"societeId" | "contratId", AnyPgColumn>>) {
  return foreignKey({
    name,
    columns: [table.societeId, table.contratId],
    foreignColumns: [contrats.societeId, contrats.id],
  });
}

function ofMois(
  name: string,
  table: Readonly<Record<"societeId" | "contratId", AnyPgColumn>>,
  moisId: AnyPgColumn,
) {
  return foreignKey({
    name,
    columns: [table.societeId, table.contratId, moisId],
    foreignColumns: [mois.societeId, mois.contratId, mois.id],
  });
}
