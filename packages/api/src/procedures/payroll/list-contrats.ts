import { listContrats, listContratsInput } from "@bareme/use-cases";
import { z } from "zod";
import { answer } from "../../problems.ts";
import { contratShape } from "../../shapes/contrat.ts";
import { asked, forTenant } from "../../trpc.ts";

export const listContratsProcedure = forTenant
  .meta({ says: "Les contrats de la société, ou ceux d'un salarié porté.", right: "read" })
  .input(asked(listContratsInput))
  .output(z.array(contratShape).readonly())
  .query(({ ctx, input }) => answer(listContrats(ctx.deps.payroll, ctx.actor, input)));
