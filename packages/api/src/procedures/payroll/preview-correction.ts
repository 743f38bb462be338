import { correctMonthInput, previewCorrection } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { correctionPreviewShape } from "../../shapes/periods.ts";
import { asked, forTenant } from "../../trpc.ts";

/** A write to HTTP alone: the facts of a month do not fit into an address. */
export const previewCorrectionProcedure = forTenant
  .meta({
    says: "Ce que la correction d'un mois clos ferait porter au mois ouvert ; rien n'est gardé.",
    right: "pay",
  })
  .input(asked(correctMonthInput))
  .output(correctionPreviewShape)
  .mutation(({ ctx, input }) => answer(previewCorrection(ctx.deps.payroll, ctx.actor, input)));
