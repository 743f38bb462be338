import { readParameterHistory, parameterHistoryInput } from "@bareme/use-cases";
import { z } from "zod";
import { answer } from "../../problems.ts";
import { parameterStepShape } from "../../shapes/release.ts";
import { asked, forTenant } from "../../trpc.ts";

export const readParameterHistoryProcedure = forTenant
  .meta({ says: "Comment un paramètre a pris ses valeurs, version après version.", right: "read" })
  .input(asked(parameterHistoryInput))
  .output(z.array(parameterStepShape).readonly())
  .query(({ ctx, input }) => answer(readParameterHistory(ctx.deps.rules, ctx.actor, input)));
