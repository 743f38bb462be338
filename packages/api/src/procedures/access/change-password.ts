import { changePassword, changePasswordInput } from "@bareme/use-cases";
import { z } from "zod";
import { answer } from "../../problems.ts";
import { asked, forUser } from "../../trpc.ts";
import { slowDown } from "./slow-down.ts";

export const changePasswordProcedure = forUser
  .meta({ says: "Change son propre mot de passe, et ferme ses autres sessions.", right: null })
  .input(asked(changePasswordInput))
  .output(z.strictObject({}))
  .mutation(async ({ ctx, input }) => {
    const { attempts, access } = ctx.deps;
    // Whoever found a session open must not find the password with it.
    const key = `session ${access.tokens.hash(ctx.token)}`;
    await slowDown(attempts, [key]);
    await answer(changePassword(access, ctx.token, input));
    await attempts.forget(key);
    return {};
  });
