import { saveEmployeur, saveEmployeurInput } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { datedEmployeurShape } from "../../shapes/mentions.ts";
import { asked, forTenant } from "../../trpc.ts";

export const saveEmployeurProcedure = forTenant
  .meta({
    says: "Écrit ce que les documents disent de l'employeur à partir d'un jour de paiement ; un bulletin clos garde ce qu'il disait.",
    right: "pay",
  })
  .input(asked(saveEmployeurInput))
  .output(datedEmployeurShape)
  .mutation(({ ctx, input }) => answer(saveEmployeur(ctx.deps.payroll, ctx.actor, input)));
