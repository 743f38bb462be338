import { saveContrat, saveContratInput } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { contratShape } from "../../shapes/contrat.ts";
import { asked, forTenant } from "../../trpc.ts";

export const saveContratProcedure = forTenant
  .meta({
    says: "Ajoute un contrat ou le change, avenants compris ; un mois clos ne bouge jamais.",
    right: "pay",
  })
  .input(asked(saveContratInput))
  .output(contratShape)
  .mutation(({ ctx, input }) => answer(saveContrat(ctx.deps.payroll, ctx.actor, input)));
