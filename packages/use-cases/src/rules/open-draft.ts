import { success, type Result } from "@bareme/kernel";
import type { z } from "zod";
import type { Actor } from "../actor.ts";
import type { RuleDeps } from "./deps.ts";
import { readDraftWorlds, type DraftWorlds } from "./draft-layers.ts";
import { findDraft } from "./draft-state.ts";
import { admit, draftInput } from "./input.ts";

/** What the long readings of a draft begin with: the transaction ends here, and what follows holds no connection. */
export async function openDraft(
  { store }: Pick<RuleDeps, "store">,
  actor: Actor,
  input: z.input<typeof draftInput>,
): Promise<Result<DraftWorlds>> {
  const admitted = admit(actor, "read", draftInput, input);
  if (!admitted.ok) return admitted;
  return store.inTenant(actor.societeId, async (unit) => {
    const draft = await findDraft(unit, admitted.value.draftId);
    return draft.ok ? success(await readDraftWorlds(unit, draft.value)) : draft;
  });
}
