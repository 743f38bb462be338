import { canonicalJson } from "@bareme/kernel";
import {
  type Actor,
  approveDraft,
  createDraft,
  publishDraft,
  type Published,
  requestReview,
  writeText,
} from "@bareme/use-cases";
import { got, type RulesWorld } from "./rules-world.ts";

export interface TextAt {
  readonly ruleSet: string;
  readonly path: string;
  readonly text: string;
}

/** A draft with these texts. */
export async function draftWith(
  { deps }: RulesWorld,
  author: Actor,
  label: string,
  ...texts: readonly TextAt[]
): Promise<{ readonly draftId: string; readonly revision: number }> {
  const { id: draftId } = got(await createDraft(deps, author, { label }));
  for (const text of texts) got(await writeText(deps, author, { ...text, draftId, revision: 0 }));
  return { draftId, revision: texts.length };
}

/**
 * Keeps a run of a draft's scenarios as if all had passed. Running those of the shipped rules takes seconds, and the stories that use this are about
 * something else; `essais.test.ts` tells what publication asks.
 */
export async function ranWell(
  { deps }: RulesWorld,
  actor: Actor,
  { draftId, revision }: { readonly draftId: string; readonly revision: number },
): Promise<void> {
  await deps.store.inTenant(actor.societeId, async (unit) => {
    const bases: { ruleSet: string; number: number; hash: string }[] = [];
    for (const name of new Set((await unit.releases.list()).map(({ ruleSet }) => ruleSet))) {
      const last = await unit.releases.latest(name, null);
      if (last !== undefined) bases.push({ ruleSet: name, number: last.number, hash: last.hash });
    }
    const sorted = bases.toSorted((left, right) => (left.ruleSet < right.ruleSet ? -1 : 1));
    const said = { revision, by: actor.utilisateurId, bases: sorted, untouched: 0, failing: [] };
    await unit.essais.add({ draftId, passed: 1, failed: 0, report: canonicalJson(said) });
  });
}

export const DATES = { effectiveFrom: "2027-01-01", knownFrom: "2026-11-22" };

/** The whole way to a publication, by two people. */
export async function published(
  world: RulesWorld,
  { author, approver }: { readonly author: Actor; readonly approver: Actor },
  ...texts: readonly TextAt[]
): Promise<Published> {
  const draft = await draftWith(world, author, "Mise à jour", ...texts);
  await ranWell(world, author, draft);
  got(await requestReview(world.deps, author, { ...draft, text: "Relisez, s'il vous plaît." }));
  got(await approveDraft(world.deps, approver, { ...draft, text: "Vu." }));
  return got(await publishDraft(world.deps, approver, { ...draft, ...DATES, reason: "Mise à jour" }));
}
