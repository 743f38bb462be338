import { readMonthInput, replayMonth } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { replayedShape } from "../../shapes/replay.ts";
import { asked, forTenant } from "../../trpc.ts";

export const replayMonthProcedure = forTenant
  .meta({
    says: "Recalcule un mois sur ses règles et sa demande gardées : les mêmes octets, ou un problème.",
    right: "read",
  })
  .input(asked(readMonthInput))
  .output(replayedShape)
  .query(({ ctx, input }) => answer(replayMonth(ctx.deps.payroll, ctx.actor, input)));
