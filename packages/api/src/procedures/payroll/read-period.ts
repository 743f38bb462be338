import { readPeriod, readPeriodInput } from "@bareme/use-cases";
import { z } from "zod";
import { answer } from "../../problems.ts";
import { monthOfListShape } from "../../shapes/periods.ts";
import { asked, forTenant } from "../../trpc.ts";

export const readPeriodProcedure = forTenant
  .meta({
    says: "Les mois d'une période pour tous les contrats : le porté, l'étape, le net à payer, ce qui empêche de payer.",
    right: "read",
  })
  .input(asked(readPeriodInput))
  .output(z.array(monthOfListShape).readonly())
  .query(({ ctx, input }) => answer(readPeriod(ctx.deps.payroll, ctx.actor, input)));
