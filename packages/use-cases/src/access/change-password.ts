import { failure, success, type Problem, type Result } from "@bareme/kernel";
import { z } from "zod";
import { readInput } from "../rules/input.ts";
import type { AccessDeps } from "./deps.ts";
import { newPassword, saidPassword } from "./input.ts";
import { note } from "./note.ts";
import { userOfSession } from "./session.ts";

export const changePasswordInput = z
  .strictObject({ current: saidPassword, next: newPassword })
  .refine(({ current, next }) => current !== next, {
    path: ["next"],
    message: "un autre mot de passe que l'ancien est attendu",
  });

/** Changes the password of whoever has this session, and closes every other session: one that was stolen ends there. */
export async function changePassword(
  deps: AccessDeps,
  token: string,
  input: z.input<typeof changePasswordInput>,
): Promise<Result<null>> {
  const { store, passwords, tokens } = deps;
  const user = await userOfSession(deps, token);
  if (!user.ok) return user;
  const asked = readInput(changePasswordInput, input);
  if (!asked.ok) return asked;
  const { id, passwordHash } = user.value;
  if (!(await passwords.verify(passwordHash, asked.value.current))) return failure([WRONG]);
  const nextHash = await passwords.hash(asked.value.next);
  return store.access.change(async (unit) => {
    // The session may have ended, or the password changed, while the hashes were computed.
    const still = await unit.access.sessionUser(tokens.hash(token), deps.clock.now());
    if (still?.passwordHash !== passwordHash) return failure([WRONG]);
    await unit.access.setPassword(id, nextHash);
    await unit.access.closeSessionsOf(id, tokens.hash(token));
    for (const actor of await unit.access.actorsOf(id)) {
      const place = { ...deps, actor, societeId: actor.societeId };
      await note(unit, place, { action: "motDePasse.changement", target: id, data: {} });
    }
    return success(null);
  });
}

const WRONG: Problem = {
  code: "PASSWORD_WRONG",
  path: ["current"],
  message: "L'ancien mot de passe n'est pas le bon.",
  remedy: "Tapez celui avec lequel vous vous connectez.",
};
