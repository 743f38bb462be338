import { compileStack, createEvaluator, type Evaluator, type Plan } from "@bareme/engine";
import { failure, success, type Problem, type Result } from "@bareme/kernel";
import { hashPlan } from "@bareme/payroll";
import { readSoFar, type ReadSoFar, type RuleSet } from "@bareme/rule-schema";
import type { Release, RuleFiles } from "../ports/store.ts";
import { hashFiles, statementFiles } from "./rule-files.ts";

/** A rule set's files, under a key that names these very files. */
export interface Layer {
  readonly ruleSet: string;
  readonly key: string;
  readonly files: RuleFiles;
  /** What the files say, where they were read before and were not fetched again. */
  readonly read?: ReadSoFar;
}

/** The layers to choose from, by rule set: what is published, or what a draft makes of it. */
export type World = ReadonlyMap<string, Layer>;

export interface Compiled {
  /** Lowest first. */
  readonly ruleSets: readonly RuleSet[];
  readonly plan: Plan;
  readonly evaluate: Evaluator;
  /** SHA-256 of the plan, made when first asked. */
  readonly planHash: () => string;
}

/** Reads and compiles layers, and keeps the last ones: reading the law takes longer than paying a month with it. */
export interface Compiler {
  readonly read: (layer: Layer) => Result<RuleSet>;
  /** What is kept under a key, when it still is. */
  readonly known: (key: string) => ReadSoFar | undefined;
  /** A stack of these rule sets with what they extend, taken from the world. Sources still to be given do not hide what the layers say of each other: all of it comes back at once. */
  readonly compile: (world: World, ruleSets: readonly string[]) => Result<Compiled>;
}

const MOST_RULE_SETS = 64;
const MOST_PLANS = 12;

export function createCompiler(): Compiler {
  const ruleSets = new Map<string, ReadSoFar>();
  const plans = new Map<string, Result<Compiled>>();
  const soFar = ({ key, ruleSet, files, read: before }: Layer): ReadSoFar =>
    remembered(
      ruleSets,
      MOST_RULE_SETS,
      key,
      () => before ?? named(ruleSet, readSoFar(statementFiles(ruleSet, files))),
    );
  return {
    read: (layer) => wholly(soFar(layer)),
    known: (key) => ruleSets.get(key),
    compile(world, names) {
      const layers = stackOf(world, names, soFar);
      if (!layers.ok) return layers;
      return remembered(plans, MOST_PLANS, layers.value.map(({ key }) => key).join(" "), () =>
        compiled(layers.value.map(soFar)),
      );
    },
  };
}

/** A rule set that nothing at all is wrong with. */
function wholly({ ruleSet, problems }: ReadSoFar): Result<RuleSet> {
  return ruleSet === null || problems.length > 0 ? failure(problems) : success(ruleSet);
}

export function layerOfRelease({ ruleSet, id, hash, files }: Release): Layer {
  return { ruleSet, key: keyOfRelease({ id, hash }), files };
}

export function keyOfRelease({ id, hash }: Pick<Release, "id" | "hash">): string {
  return `${id}:${hash}`;
}

export function layerOfTexts(ruleSet: string, files: RuleFiles): Layer {
  return { ruleSet, key: `texts:${ruleSet}:${hashFiles(files)}`, files };
}

function compiled(reads: readonly ReadSoFar[]): Result<Compiled> {
  const ruleSets = reads.flatMap(({ ruleSet }) => ruleSet ?? []);
  const faults = reads.flatMap(({ problems }) => problems);
  const plan = compileStack(ruleSets);
  if (!plan.ok) return failure([...faults, ...plan.problems]);
  if (faults.length > 0) return failure(faults);
  let hash: string | undefined;
  return success({
    ruleSets,
    plan: plan.value,
    evaluate: createEvaluator(plan.value),
    planHash: () => (hash ??= hashPlan(plan.value)),
  });
}

/** The layers of a stack, lowest first, when each reads at least so far that it can be compiled with the others. */
function stackOf(
  world: World,
  names: readonly string[],
  soFar: (layer: Layer) => ReadSoFar,
): Result<readonly Layer[]> {
  const problems: Problem[] = [];
  const faults: Problem[] = [];
  const ordered = new Map<string, Layer>();
  const place = (name: string, trail: readonly string[]): void => {
    const layer = world.get(name);
    if (layer === undefined) return void problems.push(unpublished(name));
    if (trail.includes(name)) return void problems.push(cycle(trail, name));
    const read = soFar(layer);
    if (read.ruleSet === null) return void problems.push(...read.problems);
    faults.push(...read.problems);
    for (const below of read.ruleSet.manifest.extends) place(below, [...trail, name]);
    ordered.set(name, layer);
  };
  for (const name of names) place(name, []);
  return problems.length > 0 ? failure(distinct([...problems, ...faults])) : success([...ordered.values()]);
}

export function distinct(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

/** The manifest of a layer says the name under which the layer is kept. */
function named(ruleSet: string, read: ReadSoFar): ReadSoFar {
  if (read.ruleSet === null || read.ruleSet.manifest.ruleSet === ruleSet) return read;
  const misnamed: Problem = {
    code: "RULE_SET_MISNAMED",
    path: [ruleSet],
    message: `Le manifeste de « ${ruleSet} » se dit « ${read.ruleSet.manifest.ruleSet} ».`,
    remedy: `Écrivez « ruleSet: ${ruleSet} » dans son manifest.yaml.`,
    at: { file: `${ruleSet}/manifest.yaml`, line: 1, column: 1 },
  };
  return { ruleSet: null, problems: [...read.problems, misnamed] };
}

export function unpublished(ruleSet: string): Problem {
  return {
    code: "RULE_SET_UNPUBLISHED",
    path: [ruleSet],
    message: `« ${ruleSet} » n'a pas de version publiée à cette date.`,
    remedy: "Publiez une première version de ce jeu de règles, ou corrigez son nom sous « extends ».",
  };
}

function cycle(trail: readonly string[], name: string): Problem {
  return {
    code: "CYCLE",
    path: [name],
    message: `« ${name} » s'étend lui-même : ${[...trail, name].join(" → ")}.`,
    remedy: "Corrigez « extends ».",
  };
}

function remembered<T>(cache: Map<string, T>, most: number, key: string, make: () => T): T {
  const known = cache.get(key);
  const value = known ?? make();
  cache.delete(key);
  cache.set(key, value);
  const oldest = cache.size > most ? cache.keys().next().value : undefined;
  if (oldest !== undefined) cache.delete(oldest);
  return value;
}
