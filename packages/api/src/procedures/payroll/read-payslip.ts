import { readMonthInput, readPayslip } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { payslipOfMonthShape } from "../../shapes/payslip.ts";
import { asked, forTenant } from "../../trpc.ts";

export const readPayslipProcedure = forTenant
  .meta({ says: "Le bulletin d'un mois, son verrou et ses écritures.", right: "read" })
  .input(asked(readMonthInput))
  .output(payslipOfMonthShape)
  .query(({ ctx, input }) => answer(readPayslip(ctx.deps.payroll, ctx.actor, input)));
