import { failure, success, type Problem, type Result } from "@bareme/kernel";
import { z } from "zod";
import type { Actor, Right } from "../actor.ts";
import { writeJournal } from "../audit/write-journal.ts";
import type { Draft, DraftOpinion, UnitOfWork } from "../ports/store.ts";
import type { RuleDeps } from "./deps.ts";
import { lockDraft, notThisRevision } from "./draft-state.ts";
import { admit, countInput, idInput, sentenceInput } from "./input.ts";

/** What a person says of the revision of a draft that they have seen. */
export const reviewInput = z.strictObject({ draftId: idInput, revision: countInput, text: sentenceInput });

export interface Review {
  readonly rights: Right | readonly Right[];
  readonly kind: DraftOpinion["kind"];
  /** Why it cannot be said now; nothing when it can. */
  readonly hinder: (draft: Draft, unit: UnitOfWork) => Promise<readonly Problem[]>;
  readonly status: Draft["status"] | null;
}

/** The common way of the opinions: right, input, draft of this revision, nothing in the way; then opinion, status and journal in one transaction. */
export async function sayOfDraft(
  { store, clock }: RuleDeps,
  actor: Actor,
  input: unknown,
  { rights, kind, hinder, status }: Review,
): Promise<Result<Draft>> {
  const admitted = admit(actor, rights, reviewInput, input);
  if (!admitted.ok) return admitted;
  const { draftId, revision, text } = admitted.value;
  return store.inTenant(actor.societeId, async (unit) => {
    const draft = await lockDraft(unit, draftId);
    if (!draft.ok) return draft;
    const moved = notThisRevision(draft.value, revision);
    const problems = moved.length > 0 ? moved : await hinder(draft.value, unit);
    if (problems.length > 0) return failure(problems);
    await unit.drafts.addOpinion(draftId, { utilisateurId: actor.utilisateurId, kind, revision, text });
    if (status !== null) await unit.drafts.setStatus(draftId, draft.value.status, status);
    await writeJournal(
      unit,
      { actor, clock },
      { action: `draft.${kind}`, target: draftId, data: { revision, text } },
    );
    return success({ ...draft.value, status: status ?? draft.value.status });
  });
}
