import { sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { Queries } from "../database.ts";
import { ecritures } from "../schema/index.ts";
import { byText } from "../stores/known.ts";
import type { Balance } from "./format.ts";

/** What is on each account of each contract of every tenant: the books, as they must be found again. */
export async function allBalances(queries: Queries): Promise<readonly Balance[]> {
  const received = queries
    .select({
      contratId: ecritures.contratId,
      account: ecritures.toAccount,
      amount: sql<string>`${ecritures.amount}`.as("amount"),
    })
    .from(ecritures);
  const given = queries
    .select({
      contratId: ecritures.contratId,
      account: ecritures.fromAccount,
      amount: sql<string>`-${ecritures.amount}`.as("amount"),
    })
    .from(ecritures);
  const movements = unionAll(received, given).as("movements");
  const sums = await queries
    .select({
      contratId: movements.contratId,
      account: movements.account,
      balance: sql<string>`sum(${movements.amount})::text`,
    })
    .from(movements)
    .groupBy(movements.contratId, movements.account)
    .orderBy(movements.contratId, byText(movements.account));
  return sums.map(({ contratId, account, balance }) => [contratId, account, balance]);
}
