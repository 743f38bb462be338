import { success, type Problem, type Result } from "@bareme/kernel";
import { readScenarios } from "@bareme/scenarios";
import type { z } from "zod";
import type { Actor } from "../actor.ts";
import { othersFirst } from "../others-first.ts";
import { distinct, type Compiler } from "./compiler.ts";
import type { RuleDeps } from "./deps.ts";
import type { DraftWorlds } from "./draft-layers.ts";
import { draftStacks } from "./draft-stacks.ts";
import type { draftInput } from "./input.ts";
import { openDraft } from "./open-draft.ts";
import { scenarioFiles } from "./rule-files.ts";

export interface DraftCheck {
  readonly draftId: string;
  readonly revision: number;
  /** The layers that the draft changes, with the release each starts from; null for a first one. */
  readonly layers: readonly { readonly ruleSet: string; readonly number: number | null }[];
  readonly stacks: readonly { readonly ruleSet: string; readonly compiles: boolean }[];
  /** Everything that stands in the way of publication, with file, line and column. */
  readonly problems: readonly Problem[];
}

/** The static checks of every layer that a draft touches, and of every stack above it, over the latest published others. */
export async function checkDraft(
  deps: RuleDeps,
  actor: Actor,
  input: z.input<typeof draftInput>,
): Promise<Result<DraftCheck>> {
  const worlds = await openDraft(deps, actor, input);
  if (!worlds.ok) return worlds;
  const { compiler } = deps;
  const { draft, layers } = worlds.value;
  const stacks = await draftStacks(worlds.value, compiler);
  return success({
    draftId: draft.id,
    revision: draft.revision,
    layers: layers.map(({ ruleSet, release }) => ({ ruleSet, number: release?.number ?? null })),
    stacks: stacks.map(({ ruleSet, after }) => ({ ruleSet, compiles: after.ok })),
    problems: await faultsOfDraft(worlds.value, compiler),
  });
}

/** What is wrong with a draft: its rules, its scenarios' form, files that others have published meanwhile. */
export async function faultsOfDraft(worlds: DraftWorlds, compiler: Compiler): Promise<readonly Problem[]> {
  if (worlds.layers.length === 0) return [draftEmpty(worlds.draft.label)];
  const stacks = await draftStacks(worlds, compiler);
  const problems = [...worlds.stale, ...stacks.flatMap(({ after }) => (after.ok ? [] : after.problems))];
  for (const { ruleSet, after } of worlds.layers)
    for (const { path, text } of scenarioFiles(ruleSet, after)) {
      await othersFirst();
      const read = readScenarios(path, text);
      if (!read.ok) problems.push(...read.problems);
    }
  return distinct(problems);
}

function draftEmpty(label: string): Problem {
  return {
    code: "DRAFT_EMPTY",
    path: ["draftId"],
    message: `Le brouillon « ${label} » ne change rien à ce qui est publié.`,
    remedy: "Écrivez le texte qui doit changer.",
  };
}
