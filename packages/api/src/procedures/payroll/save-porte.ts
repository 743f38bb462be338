import { savePorte, savePorteInput } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { porteShape } from "../../shapes/porte.ts";
import { asked, forTenant } from "../../trpc.ts";

export const savePorteProcedure = forTenant
  .meta({ says: "Ajoute un salarié porté ou change sa fiche ; le NIR ne ressort que masqué.", right: "pay" })
  .input(asked(savePorteInput))
  .output(porteShape)
  .mutation(({ ctx, input }) => answer(savePorte(ctx.deps.payroll, ctx.actor, input)));
