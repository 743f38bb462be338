import { openMonth, openMonthInput } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { monthViewShape } from "../../shapes/month.ts";
import { asked, forTenant } from "../../trpc.ts";

export const openMonthProcedure = forTenant
  .meta({ says: "Ouvre le mois suivant d'un contrat.", right: "pay" })
  .input(asked(openMonthInput))
  .output(monthViewShape)
  .mutation(({ ctx, input }) => answer(openMonth(ctx.deps.payroll, ctx.actor, input)));
