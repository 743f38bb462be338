import { lacking, type Actor } from "../../actor.ts";
import type { Draft, Some, UnitOfWork } from "../../ports/store.ts";
import { authorsOf } from "../../rules/draft-state.ts";

export interface WaitingDraft {
  readonly draftId: string;
  readonly label: string;
  readonly revision: number;
  readonly authorId: string;
  /** The actor wrote some of it: it may approve it because the company allows it. */
  readonly solo: boolean;
}

export interface WaitingDrafts {
  /** In review, and the actor may approve them now. */
  readonly toApprove: Some<WaitingDraft>;
  /** Approved and not published, whoever may publish them. */
  readonly toPublish: Some<WaitingDraft>;
  readonly mayPublish: boolean;
}

/** Newest first. */
export async function waitingDrafts(
  { drafts }: UnitOfWork,
  actor: Actor,
  { soloApproval, limit }: { readonly soloApproval: boolean; readonly limit: number },
): Promise<WaitingDrafts> {
  const mayApprove = lacking(actor, "approve").length === 0;
  const all = await drafts.list();
  const read = async (status: Draft["status"]): Promise<readonly WaitingDraft[]> => {
    const rows: WaitingDraft[] = [];
    for (const draft of all.filter((one) => one.status === status)) {
      const { id: draftId, label, revision, authorId } = draft;
      const solo = authorsOf(draft, await drafts.texts(draftId)).has(actor.utilisateurId);
      rows.push({ draftId, label, revision, authorId, solo });
    }
    return rows;
  };
  const submitted = mayApprove ? await read("submitted") : [];
  return {
    toApprove: firstOf(
      submitted.filter(({ solo }) => !solo || soloApproval),
      limit,
    ),
    toPublish: firstOf(await read("approved"), limit),
    mayPublish: mayApprove,
  };
}

export function firstOf<T>(all: readonly T[], limit: number): Some<T> {
  return { rows: all.slice(0, limit), total: all.length };
}
