import { absolute, decimal, isZero, negate, type Decimal } from "@bareme/kernel";
import type { Plan } from "@bareme/engine";
import type { AccountStatement } from "../ledger.ts";
import { plainEntry } from "./entries.ts";
import type { Balance, FacedEntry, KeptAccount, StatementEntry } from "./shape.ts";
import { sumText, textOf } from "./sums.ts";

/**
 * True for an account that only gives to the disponible: an advance of the company, which the porté's account gives back. Its balance is what is
 * still to take back.
 */
export function lends(account: Pick<AccountStatement, "id" | "role">, plan: Plan): boolean {
  if (account.role === "avance") return true;
  const postings = plan.postings.filter(({ from, to }) => from === account.id || to === account.id);
  return account.role === "solde" && postings.length > 0 && postings.every(({ from }) => from === account.id);
}

/** A carried balance in the sense of the ledger, where what left an account is negative. A lender's balance may be carried as what is owed. */
export function ledgerBalance(
  account: Pick<AccountStatement, "id" | "role">,
  carried: string,
  plan: Plan,
): Decimal {
  const value = decimal(carried);
  return account.role === "solde" && lends(account, plan) ? negate(absolute(value)) : value;
}

/** A balance as it is shown: an advance as what it still has to take back. */
function shownBalance(account: AccountStatement, carried: string, plan: Plan): string {
  const value = ledgerBalance(account, carried, plan);
  return textOf(lends(account, plan) ? negate(value) : value);
}

export function balancesOf(
  accounts: readonly AccountStatement[],
  plan: Plan,
  at: "opening" | "closing",
): readonly Balance[] {
  return accounts.flatMap((account) => {
    const carried = account[at];
    if (carried === null) return [];
    const kind: Balance["kind"] =
      account.role === "disponible"
        ? "available"
        : lends(account, plan)
          ? "advance"
          : account.role === "solde"
            ? "smoothing"
            : "reserved";
    return [
      { account: account.id, label: account.label, kind, amount: shownBalance(account, carried, plan) },
    ];
  });
}

/** An account kept beside the disponible, with its movements seen from it: what is put aside counts up. */
export function keptAccount(
  account: AccountStatement,
  entries: readonly FacedEntry[],
  plan: Plan,
): KeptAccount | null {
  const { opening, closing } = account;
  if (opening === null || closing === null) return null;
  const own = entries.filter(({ counterpart }) => counterpart === account.id).map(plainEntry);
  const quiet = own.length === 0 && isZero(decimal(opening)) && isZero(decimal(closing));
  if (quiet) return null;
  const seen = own.map((entry) => ({
    ...entry,
    amount: lends(account, plan) ? entry.amount : textOf(negate(decimal(entry.amount))),
  }));
  const isOut = ({ amount }: StatementEntry): boolean => amount.startsWith("-");
  return {
    account: account.id,
    label: account.label,
    opening: shownBalance(account, opening, plan),
    entries: seen,
    added: sumText(seen.filter((entry) => !isOut(entry)).map(({ amount }) => amount)),
    released: sumText(seen.filter(isOut).map(({ amount }) => amount)),
    closing: shownBalance(account, closing, plan),
  };
}
