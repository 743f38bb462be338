import { explainAmount, explainAmountInput } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { explanationShape } from "../../shapes/explanation.ts";
import { asked, forTenant } from "../../trpc.ts";

export const explainAmountProcedure = forTenant
  .meta({ says: "D'où vient un montant du bulletin, jusqu'aux faits et aux textes.", right: "read" })
  .input(asked(explainAmountInput))
  .output(explanationShape)
  .query(({ ctx, input }) => answer(explainAmount(ctx.deps.payroll, ctx.actor, input)));
