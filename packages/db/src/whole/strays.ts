import type { Stray } from "@bareme/use-cases";
import { eq, is, isNull, ne, or, sql } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import type { Queries } from "../database.ts";
import * as schema from "../schema/index.ts";

const { ecritures, mois, societes } = schema;

/** Of each kind; more of them would teach nothing. */
const MOST = 200;

/** Rows that the database itself would never have let in, but that whoever switches its guards off may leave. */
export async function* strays(queries: Queries): AsyncGenerator<Stray> {
  for (const table of Object.values(schema).filter((value) => is(value, PgTable))) {
    const { name, columns } = getTableConfig(table);
    const societeId = columns.find((column) => column.name === "societe_id");
    if (societeId === undefined) continue;
    const rows = await queries
      .select({ societeId: sql<string>`${societeId}` })
      .from(table)
      .leftJoin(societes, eq(societes.id, societeId))
      .where(isNull(societes.id))
      .limit(MOST);
    for (const row of rows) yield { table: name, key: row.societeId, lacks: "societe" };
  }
  const entries = await queries
    .select({ id: ecritures.id })
    .from(ecritures)
    .leftJoin(mois, eq(mois.id, ecritures.moisId))
    .where(or(isNull(mois.id), ne(mois.status, "clos")))
    .limit(MOST);
  for (const { id } of entries) yield { table: "ecritures", key: String(id), lacks: "mois" };
}
