import { closeMonth, closeMonthInput } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { monthViewShape } from "../../shapes/month.ts";
import { asked, forTenant } from "../../trpc.ts";

export const closeMonthProcedure = forTenant
  .meta({ says: "Clôt un mois validé et passe ses écritures.", right: "pay" })
  .input(asked(closeMonthInput))
  .output(monthViewShape)
  .mutation(({ ctx, input }) => answer(closeMonth(ctx.deps.payroll, ctx.actor, input)));
