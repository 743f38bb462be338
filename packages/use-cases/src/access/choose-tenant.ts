import { failure, success, type Problem, type Result } from "@bareme/kernel";
import { z } from "zod";
import { idInput, readInput } from "../rules/input.ts";
import type { AccessDeps } from "./deps.ts";
import { whoAmI, type Membership } from "./who-am-i.ts";

export const chooseTenantInput = z.strictObject({ societeId: idInput });

/** The actor that a session is for a tenant. A tenant that does not exist and one without a role for this user are answered alike. */
export async function chooseTenant(
  deps: AccessDeps,
  token: string,
  input: z.input<typeof chooseTenantInput>,
): Promise<Result<Membership>> {
  const me = await whoAmI(deps, token);
  if (!me.ok) return me;
  const asked = readInput(chooseTenantInput, input);
  if (!asked.ok) return asked;
  const chosen = me.value.memberships.find(({ actor }) => actor.societeId === asked.value.societeId);
  return chosen === undefined ? failure([notYours(asked.value.societeId)]) : success(chosen);
}

function notYours(societeId: string): Problem {
  return {
    code: "TENANT_NOT_YOURS",
    path: ["societeId", societeId],
    message: "Vous n'avez aucun rôle dans cette société.",
    remedy: "Choisissez une de vos sociétés, ou demandez un rôle à un administrateur de celle-ci.",
  };
}
