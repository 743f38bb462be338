import { sql, type SQL, type SQLWrapper } from "drizzle-orm";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** No row has it. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

/** An identifier as it came from outside, fit for a search: one that is no identifier finds nothing, where the database would throw. */
export function knownId(id: string): string {
  return UUID.test(id) ? id : NOBODY;
}

/** The order of texts byte by byte, the same on every server whatever its language. */
export function byText(column: SQLWrapper): SQL {
  return sql`${column} COLLATE "C"`;
}

/** The single row of an insert that always gives one. */
export function only<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error("the database gave no row back");
  return row;
}
