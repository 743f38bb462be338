import type { Evaluator, Plan } from "@bareme/engine";
import type { Result } from "@bareme/kernel";
import type { Clock, Vault } from "../ports/services.ts";
import type { Store } from "../ports/store.ts";

/** The compiled rules of a company, and the hash under which the plan is kept. */
export interface Stack {
  readonly plan: Plan;
  readonly planHash: string;
  readonly evaluate: Evaluator;
}

/** The stack in force of a company, from what was published by a date. It is asked outside transactions, for it opens its own. */
export type PlanOf = (companySlug: string, asOf: string) => Promise<Result<Stack>>;

/** What the payroll use cases work with. */
export interface PayrollDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly planOf: PlanOf;
  /** Written into each month's lock. */
  readonly engineVersion: string;
}
