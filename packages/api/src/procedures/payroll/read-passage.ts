import { readPassage, readPassageInput } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { passageReportShape } from "../../shapes/passage.ts";
import { asked, forTenant } from "../../trpc.ts";

export const readPassageProcedure = forTenant
  .meta({
    says: "Où en est un passage, et ce qui a empêché chaque contrat qui n'a pas pu être fait.",
    right: "read",
  })
  .input(asked(readPassageInput))
  .output(passageReportShape)
  .query(({ ctx, input }) => answer(readPassage(ctx.deps.payroll, ctx.actor, input)));
