import { sql, type SQL } from "drizzle-orm";
import { getTableConfig, type PgColumn, type PgTable } from "drizzle-orm/pg-core";
import { tablesInOrder } from "../src/backup/tables.ts";
import { corrections, ecritures, journal, mois, plans, releases } from "../src/schema/index.ts";

/** The tables that a verification goes through, each with the row that the tests tamper with, chosen by a condition. */
export const VERIFIED: readonly { readonly table: PgTable; readonly row: SQL }[] = [
  { table: releases, row: sql`number = 1` },
  // Not the last one: a chain that was cut at its end is still a chain.
  { table: journal, row: sql`id = (SELECT max(id) - 2 FROM journal WHERE action = 'mois.cloture')` },
  { table: plans, row: sql`true` },
  { table: mois, row: sql`period = '2026-01'` },
  { table: ecritures, row: sql`id = (SELECT min(id) FROM ecritures)` },
  { table: corrections, row: sql`true` },
];

/** Columns of those tables that may change without being found, and why that is as it should be. */
export const FREE: Readonly<Record<string, string>> = {
  "releases.id": "nothing refers to it: a release is named by its rule set and its number",
  "releases.made_at": "shows an order; the dates that count are signed",
  "mois.revision": "counts writings of an open month; a closed one has no more of them",
  "mois.made_at": "nothing reads it",
  "mois.sources":
    "asked of an open month only, whether its records are still those that it was computed from",
  "ecritures.id": "entries are named by their month and their number",
  "corrections.id": "shows an order",
  "corrections.made_at": "nothing reads it; the journal tells when",
};

/** Parts of covered columns that no other text of the same row repeats; each with a change of it. */
export const PARTS: readonly (readonly [part: string, change: SQL])[] = [
  [
    "mois.lock › engine",
    sql`UPDATE ${mois} SET lock = replace(lock, '1.0.0-test', '9.0.0-test') WHERE status = 'clos'`,
  ],
  ["corrections.facts › values", sql`UPDATE ${corrections} SET facts = replace(facts, '2500.00', '2600.00')`],
];

/** Tables that no verification goes through, and why. */
export const UNVERIFIED: Readonly<Record<string, string>> = {
  societes: "changed by their administrators; the journal tells each change",
  utilisateurs: "changed by people; who may do what is no past to keep",
  habilitations: "the same",
  sessions: "live for hours",
  brouillons: "not in force: what was published of one is a release",
  textes_de_brouillon: "the same",
  avis_sur_brouillon: "the approver of a release is signed with it, and the journal tells the opinions",
  essais: "of drafts; publication asks for a run, and does not answer for it later",
  portes: "a person's data, which change; no amount comes from them",
  contrats: "open facts; those of a closed month are in its request",
  pieces: "the same",
  mentions_employeur: "what documents say beside the computed month: no amount, and open to change",
  mentions_contrat: "the same",
  passages: "work asked for; what came of it is in the months",
  passages_contrats: "the same",
};

export interface Place {
  readonly table: PgTable;
  readonly row: SQL;
  readonly column: PgColumn;
  readonly name: string;
}

/** Every column that a verification covers: read from the schema, so that a new one is covered, or listed above with its reason. */
export function coveredColumns(): readonly Place[] {
  return VERIFIED.flatMap(({ table, row }) => {
    const { name, columns } = getTableConfig(table);
    return columns
      .map((column) => ({ table, row, column, name: `${name}.${column.name}` }))
      .filter((place) => FREE[place.name] === undefined);
  });
}

export function tableNames(): readonly string[] {
  return tablesInOrder().map(({ name }) => name);
}

/** Values that the checks of a table take, where the one made from the type would be refused. */
const OTHERS: Readonly<Record<string, SQL>> = {
  "releases.files": sql`replace(files, '1.50', '1.60')`,
  "journal.at": sql`'2020-01-01T00:00:00.000Z'`,
  "journal.id": sql`id + 100000`,
  "mois.period": sql`'2026-07'`,
  "mois.status": sql`'valide'`,
  "mois.state": sql`NULL`,
  "corrections.facts": sql`'{"tauxDepuis":"1.00"}'`,
};

const ANOTHER_ID = "00000000-0000-4000-8000-00000000dead";

/** Another value of the same type; a row that changes its tenant goes to one that is there. */
export function anotherValue({ column, name }: Place, otherSocieteId: string): SQL {
  const special = OTHERS[name];
  if (special !== undefined) return special;
  const here = sql.identifier(column.name);
  const type = column.getSQLType();
  if (column.name === "societe_id") return sql`${otherSocieteId}::uuid`;
  if (type === "uuid") return sql`${ANOTHER_ID}::uuid`;
  if (type === "text") return sql`coalesce(${here}, '') || 'x'`;
  if (type === "date") return sql`${here} + 1`;
  if (type.startsWith("timestamp")) return sql`${here} + interval '1 day'`;
  return sql`${here} + 90`;
}
