import { correctMonthInput, previewCorrection } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { correctionPreviewShape } from "../../shapes/periods.ts";
import { asked, forTenant } from "../../trpc.ts";

export const previewCorrectionProcedure = forTenant
  .meta({
    says: "Ce que la correction d'un mois clos ferait porter au mois ouvert ; rien n'est gardé.",
    right: "pay",
  })
  .input(asked(correctMonthInput))
  .output(correctionPreviewShape)
  .query(({ ctx, input }) => answer(previewCorrection(ctx.deps.payroll, ctx.actor, input)));
