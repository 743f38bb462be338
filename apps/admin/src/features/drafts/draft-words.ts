import type { Answers } from "../../api/session.tsx";

export type ListedDraft = Answers["rules"]["listDrafts"][number];
export type DraftStatus = ListedDraft["status"];

export const STATUS_WORDS: { readonly [S in DraftStatus]: string } = {
  open: "en cours",
  submitted: "en relecture",
  approved: "approuvé",
  published: "publié",
  abandoned: "abandonné",
};

/** What a draft waits for of its reader. */
export type Awaited = "review" | "publication" | "writing";

export const AWAITED_WORDS: { readonly [A in Awaited]: string } = {
  review: "attend votre relecture",
  publication: "attend d'être publié par vous",
  writing: "attend la suite de votre travail",
};

interface Reader {
  readonly id: string;
  readonly writes: boolean;
  readonly approves: boolean;
  /** The company lets one person write and approve. */
  readonly approvesOwn: boolean;
}

/** What a draft waits for of this reader; null when it waits for someone else, or has ended. Who wrote any of it reviews it only where the company allows it. */
export function awaitedOf(
  draft: Pick<ListedDraft, "status" | "authorId" | "authorIds">,
  reader: Reader,
): Awaited | null {
  const mayReview = reader.approves && (reader.approvesOwn || !draft.authorIds.includes(reader.id));
  if (draft.status === "submitted" && mayReview) return "review";
  if (draft.status === "approved" && reader.approves) return "publication";
  if (draft.status === "open" && reader.writes && draft.authorId === reader.id) return "writing";
  return null;
}

const RANK: { readonly [A in Awaited]: number } = { review: 0, publication: 1, writing: 2 };

/** What waits for the reader first; then what goes on; then what has ended. Within each the last moved first. */
export function inboxOrder(drafts: readonly ListedDraft[], reader: Reader): readonly ListedDraft[] {
  const rankOf = (draft: ListedDraft): number => {
    const awaited = awaitedOf(draft, reader);
    if (awaited !== null) return RANK[awaited];
    return draft.status === "published" || draft.status === "abandoned" ? 4 : 3;
  };
  return drafts.toSorted(
    (left, right) => rankOf(left) - rankOf(right) || (left.updatedAt < right.updatedAt ? 1 : -1),
  );
}
