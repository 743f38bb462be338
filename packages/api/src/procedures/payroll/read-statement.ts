import { readMonthInput, readStatement } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { statementShape } from "../../shapes/statement.ts";
import { asked, forTenant } from "../../trpc.ts";

export const readStatementProcedure = forTenant
  .meta({ says: "Le relevé du compte d'activité d'un mois ; rien pour un mois refusé.", right: "read" })
  .input(asked(readMonthInput))
  .output(statementShape.nullable())
  .query(({ ctx, input }) => answer(readStatement(ctx.deps.payroll, ctx.actor, input)));
