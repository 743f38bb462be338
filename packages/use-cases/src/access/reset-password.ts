import { failure, success, type Problem, type Result } from "@bareme/kernel";
import type { z } from "zod";
import { readInput } from "../rules/input.ts";
import type { AccessDeps } from "./deps.ts";
import { email } from "./input.ts";
import { note } from "./note.ts";

/**
 * Gives a user a new password, told here and never again, and closes its sessions. Called by whoever runs the server, at its command line: nobody asks
 * for it from outside.
 */
export async function resetPassword(
  deps: AccessDeps,
  address: z.input<typeof email>,
): Promise<Result<{ readonly email: string; readonly password: string }>> {
  const asked = readInput(email, address);
  if (!asked.ok) return asked;
  const password = deps.passwords.make();
  const passwordHash = await deps.passwords.hash(password);
  return deps.store.access.change(async (unit) => {
    const user = await unit.access.userByEmail(asked.value);
    if (user === undefined || user.disabled) return failure([unknownUser(asked.value)]);
    await unit.access.setPassword(user.id, passwordHash);
    await unit.access.closeSessionsOf(user.id);
    for (const { societeId } of await unit.access.actorsOf(user.id)) {
      const place = { ...deps, actor: null, societeId };
      await note(unit, place, { action: "motDePasse.remplacement", target: user.id, data: {} });
    }
    return success({ email: asked.value, password });
  });
}

function unknownUser(address: string): Problem {
  return {
    code: "USER_UNKNOWN",
    path: [address],
    message: `Aucun compte en service n'a l'adresse « ${address} ».`,
    remedy: "Vérifiez l'adresse ; un administrateur d'une société peut y inviter quelqu'un.",
  };
}
