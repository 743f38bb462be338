import { signOut } from "@bareme/use-cases";
import { z } from "zod";
import { asked, forUser } from "../../trpc.ts";

export const signOutProcedure = forUser
  .meta({ says: "Ferme la session.", right: null })
  .input(asked(z.strictObject({})))
  .output(z.strictObject({}))
  .mutation(async ({ ctx }) => {
    await signOut(ctx.deps.access, ctx.token);
    ctx.cookie.clear();
    return {};
  });
