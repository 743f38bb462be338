import { success, type Result } from "@bareme/kernel";
import { listMutants, mutationSteps, type Mutant, type MutationStack } from "@bareme/scenarios";
import type { z } from "zod";
import type { Actor } from "../actor.ts";
import { othersFirst } from "../others-first.ts";
import type { Compiled, Compiler, World } from "./compiler.ts";
import type { OnProgress, RuleDeps } from "./deps.ts";
import { scenariosOf, stackKey, stacksOf, type PlacedScenario } from "./draft-scenarios.ts";
import type { draftInput } from "./input.ts";
import { openDraft } from "./open-draft.ts";

/** A value that the draft brings, which no scenario would miss if it were wrong by its smallest step. */
interface UnprotectedValue {
  readonly ruleSet: string;
  readonly kind: Mutant["kind"];
  readonly id: string;
  readonly place: string;
  readonly value: string;
  readonly mutated: string;
}

export interface Unprotected {
  readonly draftId: string;
  readonly revision: number;
  /** The values that the draft adds or changes. */
  readonly tried: number;
  readonly values: readonly UnprotectedValue[];
}

/** Moves each value that a draft adds or changes by its smallest step, and tells those that every scenario lets pass. */
export async function findUnprotected(
  deps: RuleDeps,
  actor: Actor,
  input: z.input<typeof draftInput>,
  onProgress?: OnProgress,
): Promise<Result<Unprotected>> {
  const worlds = await openDraft(deps, actor, input);
  if (!worlds.ok) return worlds;
  const { draft, layers, before, after } = worlds.value;
  const mutants: Mutant[] = [];
  for (const { ruleSet, release } of layers) {
    await othersFirst();
    const later = mutantsOf(after, ruleSet, deps.compiler);
    if (!later.ok) return later;
    const earlier = release === undefined ? success([]) : mutantsOf(before, ruleSet, deps.compiler);
    const known = new Set(earlier.ok ? earlier.value.map(nameOf) : []);
    mutants.push(...later.value.filter((mutant) => !known.has(nameOf(mutant))));
  }
  const stacks = mutants.length === 0 ? success([]) : await mutationStacks(after, deps.compiler);
  if (!stacks.ok) return stacks;
  const steps = mutationSteps(mutants, stacks.value, []);
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) {
    await onProgress?.(step.value.done, step.value.total);
    await othersFirst();
  }
  const { survivors } = step.value;
  return success({
    draftId: draft.id,
    revision: draft.revision,
    tried: mutants.length,
    values: survivors.map(({ ruleSet, kind, id, place, value, mutated }) => ({
      ruleSet,
      kind,
      id,
      place,
      value,
      mutated,
    })),
  });
}

function mutantsOf(world: World, ruleSet: string, compiler: Compiler): Result<readonly Mutant[]> {
  const compiled = compiler.compile(world, [ruleSet]);
  if (!compiled.ok) return compiled;
  const below = compiled.value.ruleSets
    .slice(0, -1)
    .map(({ manifest }) => compiler.compile(world, [manifest.ruleSet]));
  return success(
    listMutants(
      compiled.value.plan,
      below.flatMap((one) => (one.ok ? [one.value.plan] : [])),
    ),
  );
}

function nameOf({ kind, id, place, value }: Mutant): string {
  return [kind, id, place, value].join("|");
}

async function mutationStacks(world: World, compiler: Compiler): Promise<Result<readonly MutationStack[]>> {
  const scenarios = await scenariosOf(world);
  if (!scenarios.ok) return scenarios;
  const stacks = await stacksOf(scenarios.value, world, compiler);
  if (!stacks.ok) return stacks;
  const byPlan = new Map<Compiled, PlacedScenario[]>();
  for (const placed of scenarios.value) {
    const compiled = stacks.value.get(stackKey(placed.rules));
    if (compiled !== undefined) byPlan.set(compiled, [...(byPlan.get(compiled) ?? []), placed]);
  }
  return success(
    [...byPlan].map(([{ plan }, placed]) => ({ plan, scenarios: placed.map(({ scenario }) => scenario) })),
  );
}
