import { applyImport, applyImportInput } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { appliedImportShape } from "../../shapes/import.ts";
import { asked, forTenant } from "../../trpc.ts";

export const applyImportProcedure = forTenant
  .meta({ says: "Écrit ce qu'un aperçu a dit, en entier ou pas du tout.", right: "pay" })
  .input(asked(applyImportInput))
  .output(appliedImportShape)
  .mutation(({ ctx, input }) => answer(applyImport(ctx.deps.payroll, ctx.actor, input)));
