import { eq, sql, type SQL } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";

/** Page after page, each begun after the last row of the one before; a page shorter than `size` is the last one. */
export async function* paged<T>(
  size: number,
  page: (after: SQL | undefined) => Promise<readonly T[]>,
  afterRow: (row: T) => SQL,
): AsyncGenerator<T> {
  let rows = await page(undefined);
  for (let last = rows.at(-1); last !== undefined; last = rows.at(-1)) {
    yield* rows;
    rows = rows.length < size ? [] : await page(afterRow(last));
  }
}

type Key = readonly [AnyPgColumn, string | number];

export function isAfter([first, firstValue]: Key, [second, secondValue]: Key): SQL {
  return sql`(${first}, ${second}) > (${firstValue}, ${secondValue})`;
}

/** The rows of one tenant; of all when none is named. */
export function ofTenant(
  { societeId: column }: { readonly societeId: AnyPgColumn },
  societeId: string | undefined,
): SQL | undefined {
  return societeId === undefined ? undefined : eq(column, societeId);
}
