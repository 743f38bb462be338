import { validateMonth, validateMonthInput } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { monthViewShape } from "../../shapes/month.ts";
import { asked, forTenant } from "../../trpc.ts";

export const validateMonthProcedure = forTenant
  .meta({ says: "Dit qu'un mois calculé est juste.", right: "pay" })
  .input(asked(validateMonthInput))
  .output(monthViewShape)
  .mutation(({ ctx, input }) => answer(validateMonth(ctx.deps.payroll, ctx.actor, input)));
