import { readDashboard, readDashboardInput } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { dashboardShape } from "../../shapes/dashboard.ts";
import { asked, forTenant } from "../../trpc.ts";

export const readDashboardProcedure = forTenant
  .meta({
    says: "Le tableau de bord de la société : ce qui attend, le délai de paiement des clients, la marge, les soldes.",
    right: "read",
  })
  .input(asked(readDashboardInput))
  .output(dashboardShape)
  .query(({ ctx, input }) => answer(readDashboard(ctx.deps.payroll, ctx.actor, input)));
