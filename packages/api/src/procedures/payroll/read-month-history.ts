import { readMonthHistory, readMonthHistoryInput } from "@bareme/use-cases";
import { z } from "zod";
import { answer } from "../../problems.ts";
import { monthMomentShape } from "../../shapes/month.ts";
import { asked, forTenant } from "../../trpc.ts";

export const readMonthHistoryProcedure = forTenant
  .meta({
    says: "Les étapes d'un mois, de la plus ancienne à la dernière : laquelle, quand, par qui.",
    right: "read",
  })
  .input(asked(readMonthHistoryInput))
  .output(z.array(monthMomentShape).readonly())
  .query(({ ctx, input }) => answer(readMonthHistory(ctx.deps.payroll, ctx.actor, input)));
