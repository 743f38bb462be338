import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigserial,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { madeAt, ofSociete, utilisateurs } from "./tenants.ts";

const person = (name: string) => uuid(name).references(() => utilisateurs.id);

/** An immutable version of a rule set. `files` is the canonical JSON of its texts by path; the hash is that of what they say. */
export const releases = pgTable(
  "releases",
  {
    id: uuid("id")
      .primaryKey()
      .default(sql`gen_random_uuid()`),
    societeId: ofSociete(),
    ruleSet: text("rule_set").notNull(),
    number: integer("number").notNull(),
    files: text("files").notNull(),
    hash: text("hash").notNull(),
    /** Ed25519 over the canonical JSON of what identifies the release, base64, and the fingerprint of the key that made it. */
    signature: text("signature").notNull(),
    keyId: text("key_id").notNull(),
    authorId: person("author_id").notNull(),
    approverId: person("approver_id").notNull(),
    reason: text("reason").notNull(),
    effectiveFrom: date("effective_from", { mode: "string" }).notNull(),
    knownFrom: date("known_from", { mode: "string" }).notNull(),
    madeAt: madeAt(),
  },
  (table) => [unique("releases_rule_set_number").on(table.ruleSet, table.number)],
);

/** A change on its way: the texts that differ from the releases it starts from. `revision` grows by one at each edit. */
export const brouillons = pgTable(
  "brouillons",
  {
    id: uuid("id")
      .primaryKey()
      .default(sql`gen_random_uuid()`),
    societeId: ofSociete(),
    label: text("label").notNull(),
    status: text("status", { enum: ["open", "submitted", "approved", "published", "abandoned"] })
      .notNull()
      .default("open"),
    authorId: person("author_id").notNull(),
    revision: integer("revision").notNull().default(0),
    madeAt: madeAt(),
  },
  (table) => [unique("brouillons_tenant").on(table.societeId, table.id)],
);

/** The text of a rule or scenario file in a draft; null where the draft removes it. */
export const textesDeBrouillon = pgTable(
  "textes_de_brouillon",
  {
    id: uuid("id")
      .primaryKey()
      .default(sql`gen_random_uuid()`),
    societeId: ofSociete(),
    brouillonId: uuid("brouillon_id").notNull(),
    ruleSet: text("rule_set").notNull(),
    path: text("path").notNull(),
    text: text("text"),
    revision: integer("revision").notNull().default(1),
    updatedBy: person("updated_by").notNull(),
    /** The release that the text was written over; 0 when its rule set had none. */
    base: integer("base").notNull(),
    updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    unique("textes_de_brouillon_path").on(table.brouillonId, table.ruleSet, table.path),
    ofBrouillon("textes_de_brouillon_brouillon", table),
  ],
);

/** What people said and did about a draft: request, comment, approval, refusal, publication. */
export const avisSurBrouillon = pgTable(
  "avis_sur_brouillon",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    societeId: ofSociete(),
    brouillonId: uuid("brouillon_id").notNull(),
    utilisateurId: person("utilisateur_id").notNull(),
    kind: text("kind", { enum: ["request", "comment", "approve", "refuse", "publish"] }).notNull(),
    revision: integer("revision").notNull(),
    text: text("text").notNull(),
    madeAt: madeAt(),
  },
  (table) => [
    index("avis_sur_brouillon_of").on(table.brouillonId),
    ofBrouillon("avis_sur_brouillon_brouillon", table),
  ],
);

/** The draft that a row belongs to, of the row's own tenant: what a foreign key alone would not see, for it looks past row-level security. */
function ofBrouillon(name: string, table: Readonly<Record<"societeId" | "brouillonId", AnyPgColumn>>) {
  return foreignKey({
    name,
    columns: [table.societeId, table.brouillonId],
    foreignColumns: [brouillons.societeId, brouillons.id],
  });
}
