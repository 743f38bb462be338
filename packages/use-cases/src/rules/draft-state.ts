import { failure, success, type Problem, type Result } from "@bareme/kernel";
import type { Draft, DraftOpinion, DraftText, UnitOfWork } from "../ports/store.ts";

/** The draft, when this tenant has it. */
export async function findDraft(unit: UnitOfWork, id: string): Promise<Result<Draft>> {
  const draft = await unit.drafts.find(id);
  return draft === undefined ? failure([draftUnknown(id)]) : success(draft);
}

/** The draft, when it may still be changed. The tenant's journal is locked first: what is done to drafts is done one after the other. */
export async function lockDraft(unit: UnitOfWork, id: string): Promise<Result<Draft>> {
  await unit.journal.last();
  const draft = await findDraft(unit, id);
  if (!draft.ok || !["published", "abandoned"].includes(draft.value.status)) return draft;
  return failure([draftClosed(draft.value)]);
}

/** Everyone who wrote it: who began it, and who last wrote each of its texts. */
export function authorsOf(
  draft: Pick<Draft, "authorId">,
  texts: readonly Pick<DraftText, "updatedBy">[],
): ReadonlySet<string> {
  return new Set([draft.authorId, ...texts.map(({ updatedBy }) => updatedBy)]);
}

/** The approval of the revision that the draft is at. An edit makes another revision, which nobody has approved. */
export function approvalOf(draft: Draft, opinions: readonly DraftOpinion[]): DraftOpinion | undefined {
  if (draft.status !== "approved" && draft.status !== "published") return undefined;
  return opinions.findLast(({ kind, revision }) => kind === "approve" && revision === draft.revision);
}

/** A person speaks of the revision that they have seen. */
export function notThisRevision(draft: Draft, revision: number): readonly Problem[] {
  if (draft.revision === revision) return [];
  return [
    {
      code: "DRAFT_MOVED_ON",
      path: ["revision"],
      message: `Le brouillon « ${draft.label} » en est à la révision ${draft.revision}, et vous avez vu la ${revision}.`,
      remedy: "Relisez ce qui a changé, puis recommencez sur la révision actuelle.",
    },
  ];
}

export function wrongStatus(draft: Draft, wanted: string): Problem {
  return {
    code: "DRAFT_STATUS",
    path: ["draftId"],
    message: `Le brouillon « ${draft.label} » est ${STATUS[draft.status]} : il devrait être ${wanted}.`,
    remedy: "Un brouillon se relit une fois la relecture demandée, et se publie une fois approuvé.",
  };
}

const STATUS: { readonly [S in Draft["status"]]: string } = {
  open: "ouvert",
  submitted: "en relecture",
  approved: "approuvé",
  published: "publié",
  abandoned: "abandonné",
};

export function draftUnknown(id: string): Problem {
  return {
    code: "DRAFT_UNKNOWN",
    path: ["draftId"],
    message: `Aucun brouillon « ${id} » dans cette société.`,
    remedy: "Choisissez un brouillon de la liste.",
  };
}

function draftClosed(draft: Draft): Problem {
  return {
    code: "DRAFT_CLOSED",
    path: ["draftId"],
    message: `Le brouillon « ${draft.label} » est ${STATUS[draft.status]} : il ne change plus.`,
    remedy: "Commencez un autre brouillon.",
  };
}
