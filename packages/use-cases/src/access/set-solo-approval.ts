import { success, type Result } from "@bareme/kernel";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { Societe } from "../ports/store.ts";
import { admit } from "../rules/input.ts";
import { tenantOf } from "../rules/tenant.ts";
import type { AccessDeps } from "./deps.ts";
import { note } from "./note.ts";

export const setSoloApprovalInput = z.strictObject({ soloApproval: z.boolean() });

/** Says whether one person may write and approve a release of the actor's tenant. The tenant that comes back shows it. */
export async function setSoloApproval(
  deps: AccessDeps,
  actor: Actor,
  input: z.input<typeof setSoloApprovalInput>,
): Promise<Result<Societe>> {
  const admitted = admit(actor, "administer", setSoloApprovalInput, input);
  if (!admitted.ok) return admitted;
  const { soloApproval } = admitted.value;
  const { societeId } = actor;
  return deps.store.access.change(async (unit) => {
    const before = await tenantOf(unit, actor);
    if (before.soloApproval === soloApproval) return success(before);
    await unit.access.setSoloApproval(societeId, soloApproval);
    const change = { action: "societe.approbationSeule", target: societeId, data: { soloApproval } } as const;
    await note(unit, { ...deps, actor, societeId }, change);
    return success({ ...before, soloApproval });
  });
}
