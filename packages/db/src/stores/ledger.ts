import type { LedgerStore } from "@bareme/use-cases";
import { asc, eq, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import { ecritures } from "../schema/index.ts";
import { byText, knownId } from "./known.ts";
import type { Tenant } from "./tenant.ts";

export const ENTRY_OF_MONTH = {
  numero: ecritures.numero,
  fromAccount: ecritures.fromAccount,
  toAccount: ecritures.toAccount,
  amount: ecritures.amount,
  line: ecritures.line,
  item: ecritures.item,
  label: ecritures.label,
  basis: ecritures.basis,
};

/** Rows of one statement: far below the 65 535 values that one may carry. */
const BATCH = 1000;

export function ledgerStore({ queries, societeId }: Tenant): LedgerStore {
  return {
    add: async ({ contratId, moisId }, entries) => {
      for (let first = 0; first < entries.length; first += BATCH) {
        const rows = entries
          .slice(first, first + BATCH)
          .map((entry) => ({ ...entry, societeId, contratId, moisId }));
        await queries.insert(ecritures).values(rows);
      }
    },
    ofMonth: (moisId) =>
      queries
        .select(ENTRY_OF_MONTH)
        .from(ecritures)
        .where(eq(ecritures.moisId, knownId(moisId)))
        .orderBy(asc(ecritures.numero)),
    balances: async (contratId) => {
      const ofContrat = eq(ecritures.contratId, knownId(contratId));
      const received = queries
        .select({ account: ecritures.toAccount, amount: sql<string>`${ecritures.amount}`.as("amount") })
        .from(ecritures)
        .where(ofContrat);
      const given = queries
        .select({ account: ecritures.fromAccount, amount: sql<string>`-${ecritures.amount}`.as("amount") })
        .from(ecritures)
        .where(ofContrat);
      const movements = unionAll(received, given).as("movements");
      const sums = await queries
        .select({ account: movements.account, balance: sql<string>`sum(${movements.amount})::text` })
        .from(movements)
        .groupBy(movements.account)
        .orderBy(byText(movements.account));
      return Object.fromEntries(sums.map(({ account, balance }) => [account, balance]));
    },
  };
}
