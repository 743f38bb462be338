import { success, type Result } from "@bareme/kernel";
import type { Identity } from "@bareme/payroll";
import type { Actor } from "../actor.ts";
import type { PayrollDeps } from "./deps.ts";
import { onComputed, readMonthInput } from "./read-month.ts";
import { runOf } from "./run-of.ts";

/** Levies without basis are told by the statement. */
export interface ShownIdentity extends Omit<Identity, "leviesWithoutBasis"> {
  /** What the rules call the accounts that the postings of the month move. */
  readonly accounts: readonly { readonly account: string; readonly label: string }[];
}

/** « CA HT = … »: where the turnover of a month went, each term read from its postings; null for a refused month. */
export async function readIdentity(
  deps: PayrollDeps,
  actor: Actor,
  input: unknown,
): Promise<Result<ShownIdentity | null>> {
  return onComputed(deps, actor, readMonthInput, input, async (_context, { read, stack }) => {
    const { account } = runOf(read, stack.plan);
    if (account === null) return success(null);
    const { leviesWithoutBasis: _told, ...identity } = account.identity;
    const accounts = account.accounts.map(({ id, label }) => ({ account: id, label }));
    return success({ ...identity, accounts });
  });
}
