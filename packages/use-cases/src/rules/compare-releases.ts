import { failure, success, type Problem, type Result } from "@bareme/kernel";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import { compareRuleSets, type RuleChange } from "./compare-rule-sets.ts";
import { layerOfRelease } from "./compiler.ts";
import type { RuleDeps } from "./deps.ts";
import { admit, countInput, ruleSetInput } from "./input.ts";
import type { ReleaseHead } from "./read-stack.ts";

export const compareReleasesInput = z.strictObject({
  ruleSet: ruleSetInput,
  from: countInput,
  to: countInput,
});

export interface ComparedReleases {
  readonly from: ReleaseHead;
  readonly to: ReleaseHead;
  readonly changes: readonly RuleChange[];
}

/** What one release says that another did not: values, grids, choices, lines and the rest, with their sources. */
export async function compareReleases(
  { store, compiler }: RuleDeps,
  actor: Actor,
  input: z.input<typeof compareReleasesInput>,
): Promise<Result<ComparedReleases>> {
  const admitted = admit(actor, "read", compareReleasesInput, input);
  if (!admitted.ok) return admitted;
  const { ruleSet, from, to } = admitted.value;
  const [earlier, later] = await store.inTenant(actor.societeId, async ({ releases }) => [
    await releases.byNumber(ruleSet, from),
    await releases.byNumber(ruleSet, to),
  ]);
  if (earlier === undefined || later === undefined) {
    return failure([
      ...(earlier === undefined ? [releaseUnknown(ruleSet, from)] : []),
      ...(later === undefined ? [releaseUnknown(ruleSet, to)] : []),
    ]);
  }
  const [before, after] = [compiler.read(layerOfRelease(earlier)), compiler.read(layerOfRelease(later))];
  if (!before.ok) return before;
  if (!after.ok) return after;
  const { files: _earlier, ...fromHead } = earlier;
  const { files: _later, ...toHead } = later;
  return success({ from: fromHead, to: toHead, changes: compareRuleSets(before.value, after.value) });
}

export function releaseUnknown(ruleSet: string, number: number): Problem {
  return {
    code: "RELEASE_UNKNOWN",
    path: [ruleSet, String(number)],
    message: `« ${ruleSet} » n'a pas de version n° ${number}.`,
    remedy: "Choisissez une version de la liste.",
  };
}
