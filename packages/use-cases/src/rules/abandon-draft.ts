import { success, type Result } from "@bareme/kernel";
import type { z } from "zod";
import type { Actor } from "../actor.ts";
import { writeJournal } from "../audit/write-journal.ts";
import type { Draft } from "../ports/store.ts";
import type { RuleDeps } from "./deps.ts";
import { lockDraft } from "./draft-state.ts";
import { admit, draftInput } from "./input.ts";

/** Gives a draft up. It stays to be read, and changes no more. */
export async function abandonDraft(
  { store, clock }: RuleDeps,
  actor: Actor,
  input: z.input<typeof draftInput>,
): Promise<Result<Draft>> {
  const admitted = admit(actor, "write", draftInput, input);
  if (!admitted.ok) return admitted;
  const { draftId } = admitted.value;
  return store.inTenant(actor.societeId, async (unit) => {
    const draft = await lockDraft(unit, draftId);
    if (!draft.ok) return draft;
    const { revision, status } = draft.value;
    await unit.drafts.setStatus(draftId, status, "abandoned");
    await writeJournal(
      unit,
      { actor, clock },
      { action: "draft.abandon", target: draftId, data: { revision } },
    );
    return success({ ...draft.value, status: "abandoned" });
  });
}
