import { inviteUser, inviteUserInput } from "@bareme/use-cases";
import { answer } from "../../problems.ts";
import { invitedShape } from "../../shapes/access.ts";
import { asked, forTenant } from "../../trpc.ts";

export const inviteUserProcedure = forTenant
  .meta({
    says: "Donne un premier rôle à une personne, et un compte si elle n'en a pas.",
    right: "administer",
  })
  .input(asked(inviteUserInput))
  .output(invitedShape)
  .mutation(({ ctx, input }) => answer(inviteUser(ctx.deps.access, ctx.actor, input)));
