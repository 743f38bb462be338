import { readContrat, readContratInput } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { contratWithPiecesShape } from "../../shapes/contrat.ts";
import { asked, forTenant } from "../../trpc.ts";

export const readContratProcedure = forTenant
  .meta({ says: "Un contrat et ses enregistrements, tels qu'ils sont gardés.", right: "read" })
  .input(asked(readContratInput))
  .output(contratWithPiecesShape)
  .query(({ ctx, input }) => answer(readContrat(ctx.deps.payroll, ctx.actor, input)));
