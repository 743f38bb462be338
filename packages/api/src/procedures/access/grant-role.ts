import { grantRole, roleInput } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { tenantUserShape } from "../../shapes/access.ts";
import { asked, forTenant } from "../../trpc.ts";

export const grantRoleProcedure = forTenant
  .meta({ says: "Donne un rôle de plus à une personne de la société.", right: "administer" })
  .input(asked(roleInput))
  .output(tenantUserShape)
  .mutation(({ ctx, input }) => answer(grantRole(ctx.deps.access, ctx.actor, input)));
