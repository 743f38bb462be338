import { listPeriods, listPeriodsInput } from "@bareme/use-cases";
import { z } from "zod";
import { answer } from "../../problems.ts";
import { openPeriodShape } from "../../shapes/dashboard.ts";
import { asked, forTenant } from "../../trpc.ts";

export const listPeriodsProcedure = forTenant
  .meta({
    says: "Les périodes de paie de la société, de la plus récente à la plus ancienne : combien de mois en sont à quelle étape.",
    right: "read",
  })
  .input(asked(listPeriodsInput))
  .output(z.array(openPeriodShape).readonly())
  .query(({ ctx, input }) => answer(listPeriods(ctx.deps.payroll, ctx.actor, input)));
