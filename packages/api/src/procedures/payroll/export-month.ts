import { exportMonth, readMonthInput } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { exportedMonthShape } from "../../shapes/replay.ts";
import { asked, forTenant } from "../../trpc.ts";

export const exportMonthProcedure = forTenant
  .meta({ says: "Tout ce qu'il faut pour recalculer un mois ailleurs.", right: "read" })
  .input(asked(readMonthInput))
  .output(exportedMonthShape)
  .query(({ ctx, input }) => answer(exportMonth(ctx.deps.payroll, ctx.actor, input)));
