import { listPortes } from "@bareme/use-cases";
import { z } from "zod";
import { answer } from "../../problems.ts";
import { porteShape } from "../../shapes/porte.ts";
import { asked, forTenant } from "../../trpc.ts";

export const listPortesProcedure = forTenant
  .meta({ says: "Les salariés portés de la société.", right: "read" })
  .input(asked(z.strictObject({})))
  .output(z.array(porteShape).readonly())
  .query(({ ctx }) => answer(listPortes(ctx.deps.payroll, ctx.actor)));
