import { failure, success, type Result } from "@bareme/kernel";
import type { PlanOf } from "../payroll/deps.ts";
import { unpublished } from "./compiler.ts";
import type { RuleDeps } from "./deps.ts";
import { readStack, type Stack } from "./read-stack.ts";
import { companyRuleSet } from "./tenant.ts";

/** The stack in force of a company, for the payroll: its own rules over convention and law, as they were known on a day. */
export function createPlanOf({ store, compiler }: Pick<RuleDeps, "store" | "compiler">): PlanOf {
  return async (slug, asOf) => {
    const societe = (await store.access.societes()).find((one) => one.slug === slug);
    if (societe === undefined) return failure([unpublished(companyRuleSet({ slug }))]);
    const stack: Result<Stack> = await store.inTenant(societe.id, ({ releases }) =>
      readStack({ releases, compiler }, [companyRuleSet(societe)], asOf),
    );
    if (!stack.ok) return stack;
    const { plan, evaluate, planHash } = stack.value;
    return success({ plan, evaluate, planHash: planHash() });
  };
}
