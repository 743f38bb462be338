import { listMonths, listMonthsInput } from "@bareme/use-cases";
import { z } from "zod";
import { answer } from "../../problems.ts";
import { monthRowShape } from "../../shapes/month.ts";
import { asked, forTenant } from "../../trpc.ts";

export const listMonthsProcedure = forTenant
  .meta({ says: "Les mois d'un contrat, ou ceux d'une période pour tous les contrats.", right: "read" })
  .input(asked(listMonthsInput))
  .output(z.array(monthRowShape).readonly())
  .query(({ ctx, input }) => answer(listMonths(ctx.deps.payroll, ctx.actor, input)));
