import { readPlanState, planStateInput } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { planStateShape } from "../../shapes/release.ts";
import { asked, forTenant } from "../../trpc.ts";

export const readPlanStateProcedure = forTenant
  .meta({
    says: "Si les règles de la société se compilent, et les mois qui attendent quand elles ne le font pas.",
    right: "read",
  })
  .input(asked(planStateInput))
  .output(planStateShape)
  .query(({ ctx, input }) => answer(readPlanState(ctx.deps.rules, ctx.actor, input)));
