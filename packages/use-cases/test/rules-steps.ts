import type { Actor, Store } from "../src/index.ts";
import { approveDraft } from "../src/rules/approve-draft.ts";
import { createDraft } from "../src/rules/create-draft.ts";
import { publishDraft, type Published } from "../src/rules/publish-draft.ts";
import { requestReview } from "../src/rules/request-review.ts";
import { writeText } from "../src/rules/write-text.ts";
import { got, type RulesWorld } from "./rules-world.ts";

export interface TextAt {
  readonly ruleSet: string;
  readonly path: string;
  readonly text: string;
}

/** A draft with these texts. */
export async function draftWith(
  { deps }: RulesWorld<Store>,
  author: Actor,
  label: string,
  ...texts: readonly TextAt[]
): Promise<{ readonly draftId: string; readonly revision: number }> {
  const { id: draftId } = got(await createDraft(deps, author, { label }));
  for (const text of texts) got(await writeText(deps, author, { ...text, draftId, revision: 0 }));
  return { draftId, revision: texts.length };
}

export const DATES = { effectiveFrom: "2027-01-01", knownFrom: "2026-11-22" };

/** The whole way to a publication, by two people. */
export async function published(
  world: RulesWorld<Store>,
  { author, approver }: { readonly author: Actor; readonly approver: Actor },
  ...texts: readonly TextAt[]
): Promise<Published> {
  const draft = await draftWith(world, author, "Mise à jour", ...texts);
  got(await requestReview(world.deps, author, { ...draft, text: "Relisez, s'il vous plaît." }));
  got(await approveDraft(world.deps, approver, { ...draft, text: "Vu." }));
  return got(await publishDraft(world.deps, approver, { ...draft, ...DATES, reason: "Mise à jour" }));
}
