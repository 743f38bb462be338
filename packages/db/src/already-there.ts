import { AlreadyThere } from "@bareme/use-cases";
import { sqlStateOf } from "./sql-state.ts";

/** The row that an insert made; throws `AlreadyThere` when its key was taken. */
export function madeRow<T>(rows: readonly T[], table: string, key: string): T {
  const [row] = rows;
  if (row === undefined) throw new AlreadyThere(table, key);
  return row;
}

const UNIQUE_VIOLATION = "23505";

/** What a change gives; throws `AlreadyThere` when it takes the key of another row. */
export async function keyKept<T>(change: () => Promise<T>, table: string, key: string): Promise<T> {
  try {
    return await change();
  } catch (error) {
    if (sqlStateOf(error) === UNIQUE_VIOLATION) throw new AlreadyThere(table, key);
    throw error;
  }
}
