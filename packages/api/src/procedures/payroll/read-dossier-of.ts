import { readContratInput, readDossierOf } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { dossierWithWarningsShape } from "../../shapes/dossier/dossier.ts";
import { asked, forTenant } from "../../trpc.ts";

export const readDossierOfProcedure = forTenant
  .meta({ says: "Le dossier d'un contrat, relu en entier, et ce qu'il faut y regarder.", right: "read" })
  .input(asked(readContratInput))
  .output(dossierWithWarningsShape)
  .query(({ ctx, input }) => answer(readDossierOf(ctx.deps.payroll, ctx.actor, input)));
