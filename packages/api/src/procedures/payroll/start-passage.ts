import { startPassage, startPassageInput } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { passageStateShape } from "../../shapes/passage.ts";
import { asked, forTenant } from "../../trpc.ts";

export const startPassageProcedure = forTenant
  .meta({
    says: "Demande une étape d'un mois pour tous les contrats : calcul, validation ou clôture.",
    right: "pay",
  })
  .input(asked(startPassageInput))
  .output(passageStateShape)
  .mutation(({ ctx, input }) => answer(startPassage(ctx.deps.payroll, ctx.actor, input)));
