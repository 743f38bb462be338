import { failure, success, type Problem, type Result } from "@bareme/kernel";
import type { z } from "zod";
import type { Actor } from "../actor.ts";
import type { AccessRows, TenantUser } from "../ports/store.ts";
import { admit } from "../rules/input.ts";
import type { AccessDeps } from "./deps.ts";
import { note } from "./note.ts";
import { tenantUser, tenantUserInput } from "./tenant-users.ts";

/**
 * Closes an account and its sessions. An account is one for all the tenants of a person: it takes an administrator of each of them, and an
 * administrator of some takes back roles there. Nobody disables themselves, so each tenant keeps the administrator who did it.
 */
export async function disableUser(
  deps: AccessDeps,
  actor: Actor,
  input: z.input<typeof tenantUserInput>,
): Promise<Result<TenantUser>> {
  const admitted = admit(actor, "administer", tenantUserInput, input);
  if (!admitted.ok) return admitted;
  const { utilisateurId } = admitted.value;
  if (utilisateurId === actor.utilisateurId) return failure([ONESELF]);
  return deps.store.access.change(async (unit) => {
    const { access } = unit;
    const user = await tenantUser(access, actor, utilisateurId);
    if (!user.ok || user.value.disabled) return user;
    const tenants = await tenantsOf(access, utilisateurId);
    const mine = new Map((await administered(access, actor)).map((one) => [one.societeId, one]));
    const acting = tenants.flatMap((societeId) => mine.get(societeId) ?? []);
    if (acting.length < tenants.length) return failure([ELSEWHERE]);
    await access.disable(utilisateurId, deps.clock.now());
    await access.closeSessionsOf(utilisateurId);
    for (const one of acting) {
      const change = { action: "utilisateur.desactivation", target: utilisateurId, data: {} } as const;
      await note(unit, { ...deps, actor: one, societeId: one.societeId }, change);
    }
    return success({ ...user.value, disabled: true });
  });
}

async function tenantsOf(access: AccessRows, utilisateurId: string): Promise<readonly string[]> {
  return (await access.actorsOf(utilisateurId)).map(({ societeId }) => societeId);
}

/** Read anew: the actor's own rights may have been taken back since the request began. */
async function administered(access: AccessRows, { utilisateurId }: Actor): Promise<readonly Actor[]> {
  return (await access.actorsOf(utilisateurId)).filter(({ roles }) => roles.has("administrator"));
}

const ONESELF: Problem = {
  code: "USER_ONESELF",
  path: ["utilisateurId"],
  message: "On ne désactive pas son propre compte.",
  remedy: "Demandez-le à un autre administrateur.",
};

const ELSEWHERE: Problem = {
  code: "USER_ELSEWHERE",
  path: ["utilisateurId"],
  message: "Vous n'administrez pas tout ce à quoi ce compte donne accès : il n'est pas à vous seul.",
  remedy: "Retirez à cette personne ses rôles dans votre société.",
};
