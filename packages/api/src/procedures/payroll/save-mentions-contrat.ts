import { saveMentionsContrat, saveMentionsContratInput } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { datedContratShape } from "../../shapes/mentions.ts";
import { asked, forTenant } from "../../trpc.ts";

export const saveMentionsContratProcedure = forTenant
  .meta({
    says: "Écrit ce que les documents disent du salarié porté d'un contrat, à partir d'un jour de paiement ; un bulletin clos garde ce qu'il disait.",
    right: "pay",
  })
  .input(asked(saveMentionsContratInput))
  .output(datedContratShape)
  .mutation(({ ctx, input }) => answer(saveMentionsContrat(ctx.deps.payroll, ctx.actor, input)));
