import { failure, success, type Problem, type Result } from "@bareme/kernel";
import type { z } from "zod";
import type { Actor } from "../actor.ts";
import type { TenantUser } from "../ports/store.ts";
import { admit } from "../rules/input.ts";
import type { AccessDeps } from "./deps.ts";
import { note } from "./note.ts";
import { roleInput, tenantUser } from "./tenant-users.ts";

/** Takes a role back from a user of the actor's tenant; one without any role left is no longer a user of it. */
export async function revokeRole(
  deps: AccessDeps,
  actor: Actor,
  input: z.input<typeof roleInput>,
): Promise<Result<TenantUser>> {
  const admitted = admit(actor, "administer", roleInput, input);
  if (!admitted.ok) return admitted;
  const { utilisateurId, role } = admitted.value;
  const { societeId } = actor;
  return deps.store.access.change(async (unit) => {
    const user = await tenantUser(unit.access, actor, utilisateurId);
    if (!user.ok || !user.value.roles.includes(role)) return user;
    const users = await unit.access.usersOf(societeId);
    if (role === "administrator" && isLastAdministrator(users, utilisateurId)) return failure([LAST]);
    await unit.access.revoke(utilisateurId, societeId, role);
    const change = { action: "role.retrait", target: utilisateurId, data: { role } } as const;
    await note(unit, { ...deps, actor, societeId }, change);
    return success({ ...user.value, roles: user.value.roles.filter((one) => one !== role) });
  });
}

/** A disabled account administers nothing. */
function isLastAdministrator(users: readonly TenantUser[], utilisateurId: string): boolean {
  return !users.some(
    ({ id, disabled, roles }) => id !== utilisateurId && !disabled && roles.includes("administrator"),
  );
}

const LAST: Problem = {
  code: "LAST_ADMINISTRATOR",
  path: ["utilisateurId"],
  message: "C'est le dernier administrateur de cette société.",
  remedy: "Donnez d'abord le rôle d'administrateur à quelqu'un d'autre.",
};
