import { correctMonth, correctMonthInput } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { correctionShape } from "../../shapes/month.ts";
import { asked, forTenant } from "../../trpc.ts";

export const correctMonthProcedure = forTenant
  .meta({
    says: "Corrige un mois clos : il reste tel quel, et le mois ouvert porte le rappel.",
    right: "pay",
  })
  .input(asked(correctMonthInput))
  .output(correctionShape)
  .mutation(({ ctx, input }) => answer(correctMonth(ctx.deps.payroll, ctx.actor, input)));
