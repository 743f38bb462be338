import { disableUser, tenantUserInput } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { tenantUserShape } from "../../shapes/access.ts";
import { asked, forTenant } from "../../trpc.ts";

export const disableUserProcedure = forTenant
  .meta({ says: "Ferme un compte et toutes ses sessions.", right: "administer" })
  .input(asked(tenantUserInput))
  .output(tenantUserShape)
  .mutation(({ ctx, input }) => answer(disableUser(ctx.deps.access, ctx.actor, input)));
