import { success, type Problem, type Result } from "@bareme/kernel";
import type { z } from "zod";
import type { Actor } from "../actor.ts";
import type { Draft, DraftOpinion, DraftText } from "../ports/store.ts";
import type { RuleDeps } from "./deps.ts";
import { readDraftWorlds, type DraftWorlds } from "./draft-layers.ts";
import { approvalOf, findDraft } from "./draft-state.ts";
import { admit, draftInput } from "./input.ts";

export interface ReadDraft {
  readonly draft: Draft;
  readonly texts: readonly (DraftText & {
    /** The file in the last release, which the text would replace; null when it has none. */
    readonly published: { readonly number: number; readonly text: string } | null;
  })[];
  readonly opinions: readonly DraftOpinion[];
  /** Who approved this very revision; null while nobody has. */
  readonly approval: DraftOpinion | null;
  readonly stale: readonly Problem[];
}

/** A draft with its texts beside the published ones, and what people said of it. */
export async function readDraft(
  { store }: RuleDeps,
  actor: Actor,
  input: z.input<typeof draftInput>,
): Promise<Result<ReadDraft>> {
  const admitted = admit(actor, "read", draftInput, input);
  if (!admitted.ok) return admitted;
  return store.inTenant(actor.societeId, async (unit) => {
    const draft = await findDraft(unit, admitted.value.draftId);
    if (!draft.ok) return draft;
    const worlds = await readDraftWorlds(unit, draft.value);
    const opinions = await unit.drafts.opinions(draft.value.id);
    return success({
      draft: draft.value,
      texts: worlds.texts.map((text) => ({ ...text, published: publishedText(worlds, text) })),
      opinions,
      approval: approvalOf(draft.value, opinions) ?? null,
      stale: worlds.stale,
    });
  });
}

function publishedText(
  { published }: DraftWorlds,
  { ruleSet, path }: DraftText,
): ReadDraft["texts"][number]["published"] {
  const release = published.get(ruleSet);
  const text = release?.files[path];
  return release === undefined || text === undefined ? null : { number: release.number, text };
}
