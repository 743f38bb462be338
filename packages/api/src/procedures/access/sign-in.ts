import { signIn, signInInput } from "@bareme/use-cases";
import { z } from "zod";
import { answer } from "../../problems.ts";
import { asked, forAnybody } from "../../trpc.ts";
import { slowDown } from "./slow-down.ts";

/**
 * The session's token goes into a cookie that no script reads; the answer tells when it ends. Attempts are counted by account and by machine, so that
 * neither many accounts from one machine nor one account from many may be tried without end.
 */
export const signInProcedure = forAnybody
  .meta({ says: "Ouvre une session : le cookie « bareme_session » la porte.", right: null })
  .input(asked(signInInput))
  .output(z.strictObject({ expiresAt: z.string().describe("instant, en UTC") }))
  .mutation(async ({ ctx, input }) => {
    const { attempts, access } = ctx.deps;
    const machine = `machine ${ctx.address}`;
    const account = `compte ${input.email.trim().toLowerCase()}`;
    await slowDown(attempts, [machine, account]);
    const { token, expiresAt } = await answer(signIn(access, input));
    await attempts.forget(account);
    // Of a machine this attempt alone: else whoever has one account could try the others without end.
    await attempts.giveBack(machine);
    ctx.cookie.set(token, expiresAt);
    return { expiresAt };
  });
