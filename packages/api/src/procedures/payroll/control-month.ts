import { controlMonth, controlMonthInput } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { controlShape } from "../../shapes/control.ts";
import { asked, forTenant } from "../../trpc.ts";

/** A write to HTTP alone: a payslip does not fit into an address. */
export const controlMonthProcedure = forTenant
  .meta({
    says: "Contrôle un bulletin fait ailleurs contre le mois d'un contrat ; rien n'est écrit.",
    right: "read",
  })
  .input(asked(controlMonthInput))
  .output(controlShape)
  .mutation(({ ctx, input }) => answer(controlMonth(ctx.deps.payroll, ctx.actor, input)));
