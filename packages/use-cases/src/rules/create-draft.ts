import { success, type Result } from "@bareme/kernel";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import { writeJournal } from "../audit/write-journal.ts";
import type { Draft } from "../ports/store.ts";
import type { RuleDeps } from "./deps.ts";
import { admit, labelInput } from "./input.ts";

export const createDraftInput = z.strictObject({ label: labelInput });

/** Begins a draft: an empty set of changes over whatever is published, now and until it is published itself. */
export async function createDraft(
  { store, clock }: RuleDeps,
  actor: Actor,
  input: z.input<typeof createDraftInput>,
): Promise<Result<Draft>> {
  const admitted = admit(actor, "write", createDraftInput, input);
  if (!admitted.ok) return admitted;
  const { label } = admitted.value;
  return store.inTenant(actor.societeId, async (unit) => {
    const draft = await unit.drafts.create({ label, authorId: actor.utilisateurId });
    await writeJournal(unit, { actor, clock }, { action: "draft.create", target: draft.id, data: { label } });
    return success(draft);
  });
}
