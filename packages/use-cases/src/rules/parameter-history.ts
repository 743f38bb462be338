import { success, type Result } from "@bareme/kernel";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { Release, RuleFiles } from "../ports/store.ts";
import { compareRuleSets, type RuleChange } from "./compare-rule-sets.ts";
import { layerOfRelease, type Compiler } from "./compiler.ts";
import type { RuleDeps } from "./deps.ts";
import { admit, ruleSetInput } from "./input.ts";
import type { ReleaseHead } from "./read-stack.ts";

export const parameterHistoryInput = z.strictObject({
  ruleSet: ruleSetInput,
  id: z.string().regex(/^[a-z][A-Za-z0-9]{0,63}$/, "identifiant, par exemple « tauxApportAffaires »"),
});

/** A release that changed the parameter, and what it changed: by whom and why stands in the release. */
export interface ParameterStep {
  readonly release: ReleaseHead;
  readonly changes: readonly RuleChange[];
}

/** How a parameter came to its values, release by release, oldest first; a company's override counts as well. */
export async function readParameterHistory(
  { store, compiler }: RuleDeps,
  actor: Actor,
  input: z.input<typeof parameterHistoryInput>,
): Promise<Result<readonly ParameterStep[]>> {
  const admitted = admit(actor, "read", parameterHistoryInput, input);
  if (!admitted.ok) return admitted;
  const { ruleSet, id } = admitted.value;
  const releases = await store.inTenant(actor.societeId, async (unit) => {
    const heads = await unit.releases.list(ruleSet);
    const whole: Release[] = [];
    for (const { number } of heads.toReversed()) {
      const release = await unit.releases.byNumber(ruleSet, number);
      if (release !== undefined) whole.push(release);
    }
    return whole;
  });
  const steps: ParameterStep[] = [];
  for (const [rank, release] of releases.entries()) {
    const before = releases[rank - 1];
    // Reading a rule set is slow: only releases that changed a file naming the parameter are read.
    if (before !== undefined && filesNaming(id, before.files) === filesNaming(id, release.files)) continue;
    const changes = changesOf(id, before, release, compiler);
    const { files: _files, ...head } = release;
    if (changes.length > 0) steps.push({ release: head, changes });
  }
  return success(steps);
}

function filesNaming(id: string, files: RuleFiles): string {
  return JSON.stringify(
    Object.entries(files).filter(([path, text]) => !path.startsWith("scenarios/") && text.includes(id)),
  );
}

function changesOf(
  id: string,
  before: Release | undefined,
  after: Release,
  compiler: Compiler,
): readonly RuleChange[] {
  const [earlier, later] = [before, after].map((release) => {
    const read = release === undefined ? undefined : compiler.read(layerOfRelease(release));
    return read?.ok === true ? read.value : null;
  });
  return compareRuleSets(earlier ?? null, later ?? null).filter(
    (change) => change.id === id && (change.kind === "parameters" || change.kind === "overrides"),
  );
}
