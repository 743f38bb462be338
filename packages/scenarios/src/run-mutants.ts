import { createEvaluator, type Plan } from "@bareme/engine";
import { formulaCopies, type Mutant } from "./mutants.ts";
import type { MutationException } from "./mutation-exceptions.ts";
import { narrowPlan } from "./narrow-plan.ts";
import { reachOf, type Reach } from "./reach.ts";
import { runScenario, type ScenarioRules } from "./run-scenario.ts";
import type { Scenario } from "./scenario.ts";

/** A stack of rule sets with the scenarios that run on it. */
export interface MutationStack {
  readonly plan: Plan;
  readonly scenarios: readonly Scenario[];
}

export interface MutationReport {
  readonly mutants: number;
  readonly killed: number;
  /** Survivors that an exception explains. */
  readonly excepted: readonly Mutant[];
  readonly survivors: readonly Mutant[];
  /** Exceptions that name no survivor: their value is protected by now, or is no more. */
  readonly unusedExceptions: readonly MutationException[];
}

/**
 * Runs the scenarios, the cheapest first, each against all the mutants alive that it reads: together while it holds, by halves
 * when it fails, until those that it notices stand alone. A scenario that fails without any mutant protects nothing.
 */
export function runMutants(
  mutants: readonly Mutant[],
  stacks: readonly MutationStack[],
  exceptions: readonly MutationException[],
): MutationReport {
  const readers = readersOf(stacks);
  const isExcepted = (mutant: Mutant): boolean => exceptions.some((one) => names(one, mutant));
  const left = sweep(mutants, readers);
  // Moves made together may hide each other (0 and 1 of a flag, and what it is compared with): what is left is moved again in other company.
  const open = left.filter((mutant) => !isExcepted(mutant));
  const survivors = new Set(
    [0, 1, 2, 3].flatMap((turn) =>
      sweep(
        open.filter((_, rank) => rank % 4 === turn),
        readers,
      ),
    ),
  );
  const excepted = left.filter(isExcepted);
  return {
    mutants: mutants.length,
    killed: mutants.length - survivors.size - excepted.length,
    excepted,
    survivors: open.filter((mutant) => survivors.has(mutant)),
    unusedExceptions: exceptions.filter((one) => !excepted.some((mutant) => names(one, mutant))),
  };
}

/** Those of the mutants that no scenario notices. */
function sweep(mutants: readonly Mutant[], readers: readonly Reader[]): readonly Mutant[] {
  const alive = new Set(mutants);
  for (const reader of readers) {
    const group = [...alive].filter((mutant) => reader.reads(mutant));
    if (group.length === 0 || !reader.holds()) continue;
    if (reader.isWide && reader.passesAll([...alive])) continue;
    for (const mutant of noticed(group, reader)) alive.delete(mutant);
  }
  return [...alive];
}

function noticed(group: readonly Mutant[], reader: Reader): readonly Mutant[] {
  if (group.length === 0 || reader.passes(group)) return [];
  if (group.length === 1) return group;
  const half = Math.ceil(group.length / 2);
  return [...noticed(group.slice(0, half), reader), ...noticed(group.slice(half), reader)];
}

/** A scenario ready to run on its stack, or on mutants of it. */
interface Reader {
  readonly cost: number;
  readonly reads: (mutant: Mutant) => boolean;
  readonly holds: () => boolean;
  readonly passes: (mutants: readonly Mutant[]) => boolean;
  /** Whether it reads so much that one evaluator for all such scenarios of the stack is cheaper than its own. */
  readonly isWide: boolean;
  readonly passesAll: (mutants: readonly Mutant[]) => boolean;
}

function readersOf(stacks: readonly MutationStack[]): readonly Reader[] {
  const readers = stacks.flatMap((stack) => {
    const reach = reachOf(stack.plan);
    const mutated = mutator(stack.plan);
    return stack.scenarios.map((scenario) => readerOf(scenario, stack.plan, reach(scenario), mutated));
  });
  return readers.sort((left, right) => left.cost - right.cost);
}

type Mutator = ReturnType<typeof mutator>;

function readerOf(scenario: Scenario, plan: Plan, reach: Reach, mutated: Mutator): Reader {
  const months = scenario.months ?? [];
  const pinned = new Set([scenario, ...months].flatMap((month) => Object.keys(month.pins ?? {})));
  const layers = new Set(plan.layers.map((layer) => layer.ruleSet));
  // A rappel moves lines that the scenario does not name.
  const restates = months.some(({ asOf, corrections }) => asOf !== undefined || corrections !== undefined);
  const isWide = restates || reach.nodes.size * 3 > plan.nodes.length;
  const narrow = (whole: Plan): ScenarioRules => {
    const part = isWide ? whole : narrowPlan(whole, reach.nodes, pinned);
    return { plan: part, evaluate: createEvaluator(part) };
  };
  return {
    cost: (months.length || 1) * reach.nodes.size,
    reads: (mutant) => reach.reads.has(mutant.read) && layers.has(mutant.ruleSet),
    holds: once(() => passes(scenario, isWide ? mutated.rules([]) : narrow(plan))),
    passes: (mutants) => passes(scenario, narrow(mutated.plan(mutants))),
    isWide,
    passesAll: (mutants) =>
      passes(scenario, mutated.rules(mutants.filter((mutant) => layers.has(mutant.ruleSet)))),
  };
}

/** Plans with mutants, and whole evaluators of them, the last two of which are kept: without mutants, and with those alive. */
function mutator(plan: Plan) {
  const copies = formulaCopies(plan);
  const withAll = (mutants: readonly Mutant[]): Plan =>
    mutants.reduce((one, mutant) => mutant.apply(one, copies), plan);
  const original: ScenarioRules = { plan, evaluate: createEvaluator(plan) };
  let last: { readonly mutants: readonly Mutant[]; readonly rules: ScenarioRules } | undefined;
  return {
    plan: withAll,
    rules(mutants: readonly Mutant[]): ScenarioRules {
      if (mutants.length === 0) return original;
      if (
        last?.mutants.length !== mutants.length ||
        mutants.some((one, rank) => one !== last?.mutants[rank])
      ) {
        const mutant = withAll(mutants);
        last = { mutants, rules: { plan: mutant, evaluate: createEvaluator(mutant) } };
      }
      return last.rules;
    },
  };
}

function once(test: () => boolean): () => boolean {
  let known: boolean | undefined;
  return () => (known ??= test());
}

/** A mutant may break what the compiler had made sure of: an evaluation that throws has noticed it. */
function passes(scenario: Scenario, rules: ScenarioRules): boolean {
  try {
    return runScenario(scenario, rules).passed;
  } catch {
    return false;
  }
}

function names(exception: MutationException, mutant: Mutant): boolean {
  return (
    exception.ruleSet === mutant.ruleSet && exception.id === mutant.id && exception.place === mutant.place
  );
}
