import { failure, success, type Result } from "@bareme/kernel";
import type { z } from "zod";
import type { Actor } from "../actor.ts";
import type { DraftMark, DraftText } from "../ports/store.ts";
import type { RuleDeps } from "./deps.ts";
import { draftUnknown } from "./draft-state.ts";
import { admit, draftInput } from "./input.ts";

/** What a screen needs to know that a draft was changed, and where; the texts themselves are read by `readDraft`. */
export interface FollowedDraft extends DraftMark {
  readonly texts: readonly Pick<DraftText, "ruleSet" | "path" | "revision" | "updatedBy">[];
  /** Published or abandoned: it will not move again. */
  readonly ended: boolean;
}

/** The state of a draft, or null while it is at the mark that was seen last: then nothing but the mark is read. */
export async function followDraft(
  { store }: RuleDeps,
  actor: Actor,
  input: z.input<typeof draftInput>,
  seen: DraftMark | null,
): Promise<Result<FollowedDraft | null>> {
  const admitted = admit(actor, "read", draftInput, input);
  if (!admitted.ok) return admitted;
  const { draftId } = admitted.value;
  return store.inTenant(actor.societeId, async ({ drafts }) => {
    const mark = await drafts.mark(draftId);
    if (mark === undefined) return failure([draftUnknown(draftId)]);
    if (seen !== null && isSame(mark, seen)) return success(null);
    const texts = await drafts.texts(draftId);
    return success({
      ...mark,
      texts: texts.map(({ ruleSet, path, revision, updatedBy }) => ({ ruleSet, path, revision, updatedBy })),
      ended: mark.status === "published" || mark.status === "abandoned",
    });
  });
}

function isSame(one: DraftMark, other: DraftMark): boolean {
  return one.revision === other.revision && one.status === other.status && one.opinions === other.opinions;
}
