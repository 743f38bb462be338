import { getTableName, is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { z } from "zod";
import type { Database } from "./database.ts";
import * as schema from "./schema/index.ts";

/** What the data weighs: the whole database, and its rows table by table. */
export interface StoreSize {
  readonly bytes: number;
  readonly rows: Readonly<Record<string, number>>;
}

const TABLES = Object.values(schema)
  .filter((table) => is(table, PgTable))
  .map((table) => getTableName(table))
  .toSorted();

const counted = z.strictObject({ name: z.string(), rows: z.coerce.number().int() });
const weighed = z.strictObject({ bytes: z.coerce.number().int() });

export async function sizeOf({ executeSql }: Pick<Database, "executeSql">): Promise<StoreSize> {
  const counts = TABLES.map((name) => `SELECT '${name}' AS name, count(*) AS rows FROM "${name}"`);
  const { rows } = await executeSql(counts.join(" UNION ALL "));
  const whole = await executeSql("SELECT pg_database_size(current_database()) AS bytes");
  return {
    bytes: weighed.parse(whole.rows[0]).bytes,
    rows: Object.fromEntries(rows.map((row) => counted.parse(row)).map((one) => [one.name, one.rows])),
  };
}
