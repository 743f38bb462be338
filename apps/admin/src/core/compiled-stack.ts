import { compileStack, createEvaluator, type Evaluator, type Plan } from "@bareme/engine";
import { failure, success, type Result } from "@bareme/kernel";
import { readSoFar, type ReadSoFar, type RuleSet } from "@bareme/rule-schema";
import type { LayerTexts, StackTexts } from "./stack-texts.ts";

export interface CompiledStack {
  readonly stack: readonly RuleSet[];
  readonly plan: Plan;
  readonly evaluate: Evaluator;
}

interface KeptLayer {
  readonly files: LayerTexts["files"];
  readonly read: ReadSoFar;
}

interface KeptStack {
  readonly reads: readonly ReadSoFar[];
  /** There when nothing stands in its way but sources still to be given. */
  readonly plan: Plan | null;
  readonly compiled: Result<CompiledStack>;
}

const MOST_KEPT = 12;
const layers = new Map<string, readonly KeptLayer[]>();
const stacks: KeptStack[] = [];

/** Reads a layer, without its scenarios; one whose texts were read before is not read again. */
export function readLayer({ ruleSet, files }: LayerTexts): ReadSoFar {
  const said = Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith("scenarios/")));
  const kept = layers.get(ruleSet) ?? [];
  const known = kept.find((one) => sameTexts(one.files, said));
  if (known !== undefined) return known.read;
  const sources = Object.keys(said)
    .toSorted()
    .map((path) => ({ path: `${ruleSet}/${path}`, text: said[path] ?? "" }));
  const read = readSoFar(sources);
  layers.set(ruleSet, [{ files: said, read }, ...kept].slice(0, MOST_KEPT));
  return read;
}

/** Compiles a stack; the last ones are kept, for a keystroke elsewhere asks again. */
export function compiledStack(texts: StackTexts): Result<CompiledStack> {
  return keptStack(texts).compiled;
}

/** What the rules compute and what reads what, to be shown: sources still to be given change none of it. Null for rules that do not hold together. */
export function planSoFar(texts: StackTexts): Plan | null {
  return keptStack(texts).plan;
}

function keptStack(texts: StackTexts): KeptStack {
  const reads = texts.map(readLayer);
  const known = stacks.find(
    (one) => one.reads.length === reads.length && one.reads.every((read, index) => read === reads[index]),
  );
  if (known !== undefined) return known;
  const made = compile(reads);
  stacks.unshift(made);
  stacks.splice(MOST_KEPT);
  return made;
}

/** A layer whose sources are still to be given compiles with the others: what the layers say of each other is told at once. */
function compile(reads: readonly ReadSoFar[]): KeptStack {
  const problems = reads.flatMap((read) => read.problems);
  const stack = reads.flatMap(({ ruleSet }) => ruleSet ?? []);
  if (stack.length < reads.length) return { reads, plan: null, compiled: failure(problems) };
  const made = compileStack(stack);
  if (!made.ok) return { reads, plan: null, compiled: failure([...problems, ...made.problems]) };
  const plan = made.value;
  if (problems.length > 0) return { reads, plan, compiled: failure(problems) };
  return { reads, plan, compiled: success({ stack, plan, evaluate: createEvaluator(plan) }) };
}

function sameTexts(left: LayerTexts["files"], right: LayerTexts["files"]): boolean {
  const paths = Object.keys(left);
  return paths.length === Object.keys(right).length && paths.every((path) => left[path] === right[path]);
}
