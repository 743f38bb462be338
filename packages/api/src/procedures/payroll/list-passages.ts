import { listPassages, listPassagesInput } from "@bareme/use-cases";
import { z } from "zod";
import { answer } from "../../problems.ts";
import { passageStateShape } from "../../shapes/passage.ts";
import { asked, forTenant } from "../../trpc.ts";

export const listPassagesProcedure = forTenant
  .meta({ says: "Les derniers passages, du plus récent au plus ancien.", right: "read" })
  .input(asked(listPassagesInput))
  .output(z.array(passageStateShape).readonly())
  .query(({ ctx, input }) => answer(listPassages(ctx.deps.payroll, ctx.actor, input)));
