import { success, type Result } from "@bareme/kernel";
import { runScenario, type Difference } from "@bareme/scenarios";
import type { z } from "zod";
import type { Actor } from "../actor.ts";
import { othersFirst } from "../others-first.ts";
import type { Compiled, Compiler, World } from "./compiler.ts";
import type { OnProgress, RuleDeps } from "./deps.ts";
import type { DraftWorlds } from "./draft-layers.ts";
import { scenariosOf, stackKey, stacksOf, type PlacedScenario } from "./draft-scenarios.ts";
import { namesBelow } from "./draft-stacks.ts";
import type { draftInput } from "./input.ts";
import { basesOf, essaiOf } from "./kept-run.ts";
import { openDraft } from "./open-draft.ts";

/** What a scenario found: nothing when it holds, else what differs, line by line. */
interface ScenarioOutcome {
  readonly passed: boolean;
  readonly differences: readonly Difference[];
}

export interface ScenarioRun {
  readonly ruleSet: string;
  readonly file: string;
  readonly line: number;
  readonly scenario: string;
  readonly origin: string;
  /** As published; null for a scenario that the draft adds. */
  readonly before: ScenarioOutcome | null;
  /** With the draft; null for a scenario that the draft removes. */
  readonly after: ScenarioOutcome | null;
}

export interface ScenarioRuns {
  readonly draftId: string;
  readonly revision: number;
  readonly passed: number;
  readonly failed: number;
  /** Scenarios of stacks that the draft does not touch: they cannot move, and are not run. */
  readonly untouched: number;
  /** Those that fail with the draft first, then those that came, went or were repaired, then the others. */
  readonly runs: readonly ScenarioRun[];
}

/** Runs every scenario that a draft can move, on what is published and on what the draft makes of it. A finished run is kept: publication asks for it. */
export async function runScenarios(
  deps: RuleDeps,
  actor: Actor,
  input: z.input<typeof draftInput>,
  onProgress?: OnProgress,
): Promise<Result<ScenarioRuns>> {
  const worlds = await openDraft(deps, actor, input);
  if (!worlds.ok) return worlds;
  const { draft } = worlds.value;
  const sides = await bothSides(worlds.value, deps.compiler);
  if (!sides.ok) return sides;
  const { pairs, untouched } = sides.value;
  const runs: ScenarioRun[] = [];
  for (const { before, after } of pairs) {
    const shown = after ?? before;
    if (shown === null) continue;
    const { ruleSet, file, line, scenario } = shown.placed;
    const earlier = before === null ? null : play(before);
    const later = after === null ? null : isSame(before, after) ? earlier : play(after);
    const { scenario: name, origin } = scenario;
    runs.push({ ruleSet, file, line, scenario: name, origin, before: earlier, after: later });
    await onProgress?.(runs.length, pairs.length);
    await othersFirst();
  }
  const failed = runs.filter(({ after }) => after?.passed === false).length;
  const passed = runs.filter(({ after }) => after?.passed === true).length;
  const sorted = runs.toSorted((left, right) => rankOf(left) - rankOf(right));
  const finished = { draftId: draft.id, revision: draft.revision, passed, failed, untouched, runs: sorted };
  const essai = essaiOf(finished, {
    by: actor.utilisateurId,
    bases: basesOf(worlds.value.published.values()),
  });
  await deps.store.inTenant(actor.societeId, ({ essais }) => essais.add(essai));
  return success(finished);
}

interface Playable {
  readonly placed: PlacedScenario;
  readonly compiled: Compiled;
}

interface Pair {
  readonly before: Playable | null;
  readonly after: Playable | null;
}

/** The scenarios as published and with the draft, paired by file and name. */
async function bothSides(
  worlds: DraftWorlds,
  compiler: Compiler,
): Promise<Result<{ readonly pairs: readonly Pair[]; readonly untouched: number }>> {
  const earlier = await playable(worlds.before, worlds, compiler);
  if (!earlier.ok) return earlier;
  const later = await playable(worlds.after, worlds, compiler);
  if (!later.ok) return later;
  const before = earlier.value.scenarios;
  const after = later.value.scenarios;
  const keys = [...after.keys(), ...[...before.keys()].filter((key) => !after.has(key))];
  return success({
    pairs: keys.map((key) => ({ before: before.get(key) ?? null, after: after.get(key) ?? null })),
    untouched: later.value.untouched,
  });
}

async function playable(
  world: World,
  { layers }: DraftWorlds,
  compiler: Compiler,
): Promise<Result<{ readonly scenarios: ReadonlyMap<string, Playable>; readonly untouched: number }>> {
  const touched = new Set(layers.map(({ ruleSet }) => ruleSet));
  const all = await scenariosOf(world);
  if (!all.ok) return all;
  const reach = new Map<string, boolean>();
  const isTouched = ({ rules }: PlacedScenario): boolean => {
    const key = stackKey(rules);
    const known = reach.get(key) ?? [...namesBelow(world, compiler, rules)].some((one) => touched.has(one));
    reach.set(key, known);
    return known;
  };
  const wanted = all.value.filter((one) => isTouched(one) || touched.has(one.ruleSet));
  const stacks = await stacksOf(wanted, world, compiler);
  if (!stacks.ok) return stacks;
  const scenarios = new Map<string, Playable>();
  for (const placed of wanted) {
    const compiled = stacks.value.get(stackKey(placed.rules));
    if (compiled !== undefined) scenarios.set(freeKey(scenarios, placed), { placed, compiled });
  }
  return success({ scenarios, untouched: all.value.length - wanted.length });
}

/** Two scenarios of a file may bear the same sentence: they are told apart by their order. */
function freeKey(taken: ReadonlyMap<string, unknown>, { file, scenario }: PlacedScenario): string {
  let key = `${file}|${scenario.scenario}`;
  while (taken.has(key)) key += "|";
  return key;
}

function isSame(before: Playable | null, after: Playable): boolean {
  return (
    before?.compiled === after.compiled &&
    JSON.stringify(before.placed.scenario) === JSON.stringify(after.placed.scenario)
  );
}

function play({ placed, compiled }: Playable): ScenarioOutcome {
  const result = runScenario(placed.scenario, compiled);
  return { passed: result.passed, differences: result.passed ? [] : result.differences };
}

function rankOf({ before, after }: ScenarioRun): number {
  if (after?.passed === false) return 0;
  return before === null || after === null || !before.passed ? 1 : 2;
}
