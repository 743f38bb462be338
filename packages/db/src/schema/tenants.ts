import { ROLES } from "@bareme/use-cases";
import { sql } from "drizzle-orm";
import { boolean, index, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";

/** When a row was made, to the microsecond, in UTC. */
export const madeAt = () => timestamp("made_at", { withTimezone: true }).notNull().defaultNow();

/** The publisher, who owns law and convention, and the portage companies: each a tenant apart. */
export const societes = pgTable("societes", {
  id: uuid("id")
    .primaryKey()
    .default(sql`gen_random_uuid()`),
  slug: text("slug").notNull().unique(),
  label: text("label").notNull(),
  kind: text("kind", { enum: ["publisher", "company"] }).notNull(),
  /** True when one person may write and approve a release: shown wherever the release is. */
  soloApproval: boolean("solo_approval").notNull().default(false),
  madeAt: madeAt(),
});

/** The tenant that a row belongs to; row-level security compares it with the tenant of the transaction. */
export const ofSociete = () =>
  uuid("societe_id")
    .notNull()
    .references(() => societes.id);

export const utilisateurs = pgTable(
  "utilisateurs",
  {
    id: uuid("id")
      .primaryKey()
      .default(sql`gen_random_uuid()`),
    email: text("email").notNull(),
    nom: text("nom").notNull(),
    passwordHash: text("password_hash").notNull(),
    disabledAt: timestamp("disabled_at", { withTimezone: true }),
    madeAt: madeAt(),
  },
  // One account for an address, however it is cased.
  (table) => [uniqueIndex("utilisateurs_email").on(sql`lower(${table.email})`)],
);

/** What a user may do, tenant by tenant. */
export const habilitations = pgTable(
  "habilitations",
  {
    utilisateurId: uuid("utilisateur_id")
      .notNull()
      .references(() => utilisateurs.id),
    societeId: ofSociete(),
    role: text("role", { enum: ROLES }).notNull(),
    madeAt: madeAt(),
  },
  (table) => [
    primaryKey({ columns: [table.utilisateurId, table.societeId, table.role] }),
    index("habilitations_societe").on(table.societeId),
  ],
);

/** A signed-in browser: the token itself is never kept, only its SHA-256. */
export const sessions = pgTable("sessions", {
  tokenHash: text("token_hash").primaryKey(),
  utilisateurId: uuid("utilisateur_id")
    .notNull()
    .references(() => utilisateurs.id),
  expiresAt: timestamp("expires_at", { withTimezone: true, mode: "string" }).notNull(),
  madeAt: madeAt(),
});
