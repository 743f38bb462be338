import { failure, success, type Problem, type Result } from "@bareme/kernel";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { AccessRows, TenantUser } from "../ports/store.ts";
import { admit, idInput } from "../rules/input.ts";
import type { AccessDeps } from "./deps.ts";
import { role } from "./input.ts";

export const tenantUserInput = z.strictObject({ utilisateurId: idInput });
export const roleInput = z.strictObject({ utilisateurId: idInput, role });

/** The users of the actor's tenant, with their roles there. */
export async function listUsers({ store }: AccessDeps, actor: Actor): Promise<Result<readonly TenantUser[]>> {
  const admitted = admit(actor, "administer", z.unknown(), undefined);
  if (!admitted.ok) return admitted;
  return success(await store.access.usersOf(actor.societeId));
}

/** A user of this tenant; one of another tenant does not exist here. */
export async function tenantUser(
  access: AccessRows,
  { societeId }: Pick<Actor, "societeId">,
  utilisateurId: string,
): Promise<Result<TenantUser>> {
  const found = (await access.usersOf(societeId)).find(({ id }) => id === utilisateurId);
  return found === undefined ? failure([unknownUser(utilisateurId)]) : success(found);
}

function unknownUser(utilisateurId: string): Problem {
  return {
    code: "USER_UNKNOWN",
    path: ["utilisateurId", utilisateurId],
    message: "Cette personne n'a aucun rôle dans cette société.",
    remedy: "Choisissez-la dans la liste des utilisateurs, ou invitez-la par son adresse.",
  };
}
