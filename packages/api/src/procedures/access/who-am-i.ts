import { whoAmI } from "@bareme/use-cases";
import { z } from "zod";
import { answer } from "../../problems.ts";
import { whoAmIShape } from "../../shapes/access.ts";
import { asked, forUser } from "../../trpc.ts";

export const whoAmIProcedure = forUser
  .meta({ says: "Qui a cette session, et pour quelles sociétés, avec quels rôles.", right: null })
  .input(asked(z.strictObject({})))
  .output(whoAmIShape)
  .query(async ({ ctx }) => {
    const { memberships, ...me } = await answer(whoAmI(ctx.deps.access, ctx.token));
    return {
      ...me,
      memberships: memberships.map(({ actor, slug, soloApproval }) => {
        const { societeId, societe, kind, roles } = actor;
        return { societeId, slug, societe, kind, roles: [...roles], soloApproval };
      }),
    };
  });
