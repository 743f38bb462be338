import { failure, success, type Problem, type Result } from "@bareme/kernel";
import type { z } from "zod";
import type { Actor } from "../actor.ts";
import { othersFirst } from "../others-first.ts";
import { compareRuleSets, type RuleChange } from "./compare-rule-sets.ts";
import type { RuleDeps } from "./deps.ts";
import type { draftInput } from "./input.ts";
import { openDraft } from "./open-draft.ts";

export interface ComparedDraft {
  readonly draftId: string;
  readonly revision: number;
  readonly layers: readonly { readonly ruleSet: string; readonly changes: readonly RuleChange[] }[];
}

/** What a draft says that the last releases do not: what an approver reads. */
export async function compareDraft(
  deps: RuleDeps,
  actor: Actor,
  input: z.input<typeof draftInput>,
): Promise<Result<ComparedDraft>> {
  const worlds = await openDraft(deps, actor, input);
  if (!worlds.ok) return worlds;
  const { draft, layers, before, after } = worlds.value;
  const problems: Problem[] = [];
  const compared: ComparedDraft["layers"][number][] = [];
  for (const { ruleSet } of layers) {
    await othersFirst();
    const [earlier, later] = [before, after].map((world) => {
      const layer = world.get(ruleSet);
      const read = layer === undefined ? undefined : deps.compiler.read(layer);
      if (read?.ok === false) problems.push(...read.problems);
      return read?.ok === true ? read.value : null;
    });
    compared.push({ ruleSet, changes: compareRuleSets(earlier ?? null, later ?? null) });
  }
  if (problems.length > 0) return failure(problems);
  return success({ draftId: draft.id, revision: draft.revision, layers: compared });
}
