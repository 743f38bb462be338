import { success, type Problem, type Result } from "@bareme/kernel";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { RuleDeps } from "./deps.ts";
import { admit } from "./input.ts";
import { openMonths, planProblems } from "./settle-plans.ts";
import { tenantOf } from "./tenant.ts";

export const planStateInput = z.strictObject({});

export interface PlanState {
  readonly compiles: boolean;
  /** Why the plan does not compile, with files and lines. */
  readonly problems: readonly Problem[];
  /** The months that wait for a repair. */
  readonly blocked: readonly {
    readonly moisId: string;
    readonly contratId: string;
    readonly period: string;
  }[];
}

/** Whether the company's rules still compile over law and convention, and which open months wait when they do not. */
export async function readPlanState(
  deps: RuleDeps,
  actor: Actor,
  input: z.input<typeof planStateInput>,
): Promise<Result<PlanState>> {
  const admitted = admit(actor, "read", planStateInput, input);
  if (!admitted.ok) return admitted;
  const societe = await tenantOf(deps.store, actor);
  return deps.store.inTenant(actor.societeId, async (unit) => {
    const problems = societe.kind === "company" ? await planProblems(unit, deps, societe) : [];
    const months = problems.length === 0 ? [] : await openMonths(unit);
    return success({
      compiles: problems.length === 0,
      problems,
      blocked: months.map(({ id, contratId, period }) => ({ moisId: id, contratId, period })),
    });
  });
}
