import { add, decimal, equals, isZero, subtract, ZERO, type Decimal } from "@bareme/kernel";
import type { Dump } from "./dump.ts";

/** The books added up once more from the entries: each contract's accounts make zero together, and are the balances that a backup saves. */
export function bookFaults(dump: Dump): readonly string[] {
  const accounts = new Map<string, Decimal>();
  const post = (account: string, amount: Decimal): void =>
    void accounts.set(account, add(accounts.get(account) ?? ZERO, amount));
  const numbered = new Set<string>();
  const faults: string[] = [];
  for (const row of dump.rows("ecritures")) {
    const amount = decimal(row["amount"] ?? "");
    post(`${row["contrat_id"]} ${row["to_account"]}`, amount);
    post(`${row["contrat_id"]} ${row["from_account"]}`, subtract(ZERO, amount));
    const number = `${row["mois_id"]} ${row["numero"]}`;
    if (numbered.has(number)) faults.push(`entry ${number} stands twice`);
    numbered.add(number);
  }
  for (const [contratId, account, balance] of dump.balances) {
    const own = accounts.get(`${contratId} ${account}`);
    if (own === undefined || !equals(own, decimal(balance)))
      faults.push(`account ${account} of ${contratId} is ${balance} in the backup, not in its entries`);
  }
  if (dump.balances.length !== accounts.size)
    faults.push(`${dump.balances.length} balances are saved of ${accounts.size} accounts`);
  const totals = new Map<string, Decimal>();
  for (const [contratId, , balance] of dump.balances)
    totals.set(contratId, add(totals.get(contratId) ?? ZERO, decimal(balance)));
  for (const [contratId, total] of totals)
    if (!isZero(total)) faults.push(`the accounts of ${contratId} do not make zero together`);
  return faults;
}
