import { revokeRole, roleInput } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { tenantUserShape } from "../../shapes/access.ts";
import { asked, forTenant } from "../../trpc.ts";

export const revokeRoleProcedure = forTenant
  .meta({ says: "Retire un rôle à une personne de la société.", right: "administer" })
  .input(asked(roleInput))
  .output(tenantUserShape)
  .mutation(({ ctx, input }) => answer(revokeRole(ctx.deps.access, ctx.actor, input)));
