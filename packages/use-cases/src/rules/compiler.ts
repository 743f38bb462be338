import { compileStack, createEvaluator, type Evaluator, type Plan } from "@bareme/engine";
import { failure, success, type Problem, type Result } from "@bareme/kernel";
import { hashPlan } from "@bareme/payroll";
import { readRuleSet, type RuleSet } from "@bareme/rule-schema";
import type { Release, RuleFiles } from "../ports/store.ts";
import { hashFiles, statementFiles } from "./rule-files.ts";

/** A rule set's files, under a key that names these very files. */
export interface Layer {
  readonly ruleSet: string;
  readonly key: string;
  readonly files: RuleFiles;
  /** What the files say, where they were read before and were not fetched again. */
  readonly read?: Result<RuleSet>;
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
  readonly known: (key: string) => Result<RuleSet> | undefined;
  /** A stack of these rule sets with what they extend, taken from the world. */
  readonly compile: (world: World, ruleSets: readonly string[]) => Result<Compiled>;
}

const MOST_RULE_SETS = 64;
const MOST_PLANS = 12;

export function createCompiler(): Compiler {
  const ruleSets = new Map<string, Result<RuleSet>>();
  const plans = new Map<string, Result<Compiled>>();
  const read = ({ key, ruleSet, files, read: before }: Layer): Result<RuleSet> =>
    remembered(
      ruleSets,
      MOST_RULE_SETS,
      key,
      () => before ?? named(ruleSet, readRuleSet(statementFiles(ruleSet, files))),
    );
  return {
    read,
    known: (key) => ruleSets.get(key),
    compile(world, names) {
      const layers = stackOf(world, names, read);
      if (!layers.ok) return layers;
      return remembered(plans, MOST_PLANS, layers.value.map(({ key }) => key).join(" "), () => {
        const sets = layers.value.map(read);
        const broken = sets.flatMap((one) => (one.ok ? [] : one.problems));
        return broken.length > 0
          ? failure(broken)
          : compiled(sets.flatMap((one) => (one.ok ? [one.value] : [])));
      });
    },
  };
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

function compiled(ruleSets: readonly RuleSet[]): Result<Compiled> {
  const plan = compileStack(ruleSets);
  if (!plan.ok) return plan;
  let hash: string | undefined;
  return success({
    ruleSets,
    plan: plan.value,
    evaluate: createEvaluator(plan.value),
    planHash: () => (hash ??= hashPlan(plan.value)),
  });
}

/** The layers of a stack, lowest first. */
function stackOf(
  world: World,
  names: readonly string[],
  read: (layer: Layer) => Result<RuleSet>,
): Result<readonly Layer[]> {
  const problems: Problem[] = [];
  const ordered = new Map<string, Layer>();
  const place = (name: string, trail: readonly string[]): void => {
    const layer = world.get(name);
    if (layer === undefined) return void problems.push(unpublished(name));
    if (trail.includes(name)) return void problems.push(cycle(trail, name));
    const ruleSet = read(layer);
    if (!ruleSet.ok) return void problems.push(...ruleSet.problems);
    for (const below of ruleSet.value.manifest.extends) place(below, [...trail, name]);
    ordered.set(name, layer);
  };
  for (const name of names) place(name, []);
  return problems.length > 0 ? failure(distinct(problems)) : success([...ordered.values()]);
}

export function distinct(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

/** The manifest of a layer says the name under which the layer is kept. */
function named(ruleSet: string, read: Result<RuleSet>): Result<RuleSet> {
  if (!read.ok || read.value.manifest.ruleSet === ruleSet) return read;
  return failure([
    {
      code: "RULE_SET_MISNAMED",
      path: [ruleSet],
      message: `Le manifeste de « ${ruleSet} » se dit « ${read.value.manifest.ruleSet} ».`,
      remedy: `Écrivez « ruleSet: ${ruleSet} » dans son manifest.yaml.`,
      at: { file: `${ruleSet}/manifest.yaml`, line: 1, column: 1 },
    },
  ]);
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
