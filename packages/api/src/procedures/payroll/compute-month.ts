import { computeMonth, computeMonthInput } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { monthViewShape } from "../../shapes/month.ts";
import { asked, forTenant } from "../../trpc.ts";

export const computeMonthProcedure = forTenant
  .meta({ says: "Calcule le mois ouvert d'un contrat.", right: "pay" })
  .input(asked(computeMonthInput))
  .output(monthViewShape)
  .mutation(({ ctx, input }) => answer(computeMonth(ctx.deps.payroll, ctx.actor, input)));
