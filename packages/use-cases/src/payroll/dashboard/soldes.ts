import type { Plan } from "@bareme/engine";
import { layoutsOf, lends } from "@bareme/payroll";
import type { BelowZero, HeldAccount, Some, UnitOfWork } from "../../ports/store.ts";
import { euros } from "./euros.ts";

/** What an account holds over all contracts, after the last closed month of each. */
export interface SoldeOfAccount {
  readonly account: string;
  /** As the rules call it, in French. */
  readonly label: string;
  /** What it is in the compte d'activité: `disponible`, `provision`, `solde`, `avance` … */
  readonly role: string;
  /** True for an advance of the company: what is below zero is still to take back. */
  readonly lends: boolean;
  /** Opening states plus what was received, less what was given; as the ledger has it. */
  readonly balance: string;
  /** Contracts with something on it. */
  readonly contrats: number;
}

export interface ShortBalance extends BelowZero {
  readonly label: string;
  readonly role: string;
}

export interface Soldes {
  /** In the order of the rules; those that hold no balance (fees, pay, clients) are not there. */
  readonly accounts: readonly SoldeOfAccount[];
  /** Balances below zero, the deepest first. An advance of the company, which is below zero by nature, is none. */
  readonly below: Some<ShortBalance>;
}

/** Balances under the accounts of some rules: those of the last closed month. */
export async function soldesOf({ dashboard }: UnitOfWork, plan: Plan, limit: number): Promise<Soldes> {
  const held = layoutsOf(plan).flatMap(({ id, role, carry }) =>
    carry === null ? [] : [{ id, role, carry, lends: lends({ id, role }, plan) }],
  );
  const labels = new Map(plan.accounts.map(({ id, label }) => [id, label]));
  const found = await dashboard.balances(
    held.map((account): HeldAccount => ({
      account: account.id,
      carry: account.carry,
      initial: plan.carries.find(({ id }) => id === account.carry)?.initial ?? "0",
      owed: account.role === "solde" && account.lends,
      lends: account.lends,
    })),
    limit,
  );
  const totals = new Map(found.accounts.map((one) => [one.account, one]));
  const roles = new Map(held.map(({ id, role }) => [id, role]));
  return {
    accounts: held.map((account) => ({
      account: account.id,
      label: labels.get(account.id) ?? account.id,
      role: account.role,
      lends: account.lends,
      balance: euros(totals.get(account.id)?.balance ?? "0"),
      contrats: totals.get(account.id)?.contrats ?? 0,
    })),
    below: {
      total: found.below.total,
      rows: found.below.rows.map((row) => ({
        ...row,
        balance: euros(row.balance),
        label: labels.get(row.account) ?? row.account,
        role: roles.get(row.account) ?? "autre",
      })),
    },
  };
}

export const NO_SOLDES: Soldes = { accounts: [], below: { rows: [], total: 0 } };
