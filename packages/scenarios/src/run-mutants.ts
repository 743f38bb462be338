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

/** What is left is moved again in so many companies. */
const TURNS = [0, 1, 2, 3] as const;

/**
 * Runs the scenarios, the cheapest first, each against all the mutants alive that it reads: together while it holds, by halves
 * when it fails, until those that it notices stand alone. A scenario that fails without any mutant protects nothing.
 */
export function runMutants(
  mutants: readonly Mutant[],
  stacks: readonly MutationStack[],
  exceptions: readonly MutationException[],
): MutationReport {
  const steps = mutationSteps(mutants, stacks, exceptions);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** How far the mutants are: scenarios gone through, of those that there are in every sweep. */
export interface MutationProgress {
  readonly done: number;
  readonly total: number;
}

type Steps<T> = Generator<void, T, void>;

/** The same, step by step, for whoever has others to serve in between. */
export function* mutationSteps(
  mutants: readonly Mutant[],
  stacks: readonly MutationStack[],
  exceptions: readonly MutationException[],
): Generator<MutationProgress, MutationReport, void> {
  const scenarios = stacks.reduce((sum, stack) => sum + stack.scenarios.length, 0);
  const total = scenarios * (1 + TURNS.length);
  const swept = { scenarios: 0 };
  const steps = reportSteps(mutants, stacks, exceptions, () => (swept.scenarios += 1));
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) yield { done: swept.scenarios, total };
  return step.value;
}

function* reportSteps(
  mutants: readonly Mutant[],
  stacks: readonly MutationStack[],
  exceptions: readonly MutationException[],
  onScenario: () => void,
): Steps<MutationReport> {
  const readers = yield* readersOf(stacks);
  const isExcepted = (mutant: Mutant): boolean => exceptions.some((one) => names(one, mutant));
  const left = yield* sweep(mutants, readers, onScenario);
  // Moves made together may hide each other (0 and 1 of a flag, and what it is compared with): what is left is moved again in other company.
  const open = left.filter((mutant) => !isExcepted(mutant));
  const survivors = new Set<Mutant>();
  for (const turn of TURNS) {
    const company = open.filter((_, rank) => rank % TURNS.length === turn);
    for (const mutant of yield* sweep(company, readers, onScenario)) survivors.add(mutant);
  }
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
function* sweep(
  mutants: readonly Mutant[],
  readers: readonly Reader[],
  onScenario: () => void,
): Steps<readonly Mutant[]> {
  const alive = new Set(mutants);
  for (const reader of readers) {
    onScenario();
    const group = [...alive].filter((mutant) => reader.reads(mutant));
    if (group.length === 0) continue;
    yield;
    if (!reader.holds()) continue;
    if (reader.isWide && reader.passesAll([...alive])) continue;
    for (const mutant of yield* noticed(group, reader)) alive.delete(mutant);
  }
  return [...alive];
}

function* noticed(group: readonly Mutant[], reader: Reader): Steps<readonly Mutant[]> {
  if (group.length === 0) return [];
  yield;
  if (reader.passes(group)) return [];
  if (group.length === 1) return group;
  const half = Math.ceil(group.length / 2);
  const first = yield* noticed(group.slice(0, half), reader);
  return [...first, ...(yield* noticed(group.slice(half), reader))];
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

function* readersOf(stacks: readonly MutationStack[]): Steps<readonly Reader[]> {
  const readers: Reader[] = [];
  for (const { plan, scenarios } of stacks) {
    const reach = reachOf(plan);
    const mutated = mutator(plan);
    for (const scenario of scenarios) {
      yield;
      readers.push(readerOf(scenario, plan, reach(scenario), mutated));
    }
  }
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
