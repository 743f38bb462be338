import type { Result } from "@bareme/kernel";
import type { z } from "zod";
import type { Actor } from "../actor.ts";
import type { TenantUser } from "../ports/store.ts";
import { admit } from "../rules/input.ts";
import type { AccessDeps } from "./deps.ts";
import { note } from "./note.ts";
import { roleInput, tenantUser } from "./tenant-users.ts";

/** Gives a user of the actor's tenant one role more there. Nobody gives a right in a tenant that is not the actor's, the publisher included. */
export async function grantRole(
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
    if (!user.ok || user.value.roles.includes(role)) return user;
    await unit.access.grant(utilisateurId, societeId, role);
    const change = { action: "role.ajout", target: utilisateurId, data: { role } } as const;
    await note(unit, { ...deps, actor, societeId }, change);
    return tenantUser(unit.access, actor, utilisateurId);
  });
}
