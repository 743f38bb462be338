import { compileStack, createEvaluator, type Evaluator, type Plan } from "@bareme/engine";
import { failure, success, type Result } from "@bareme/kernel";
import { readRuleSet, type RuleSet } from "@bareme/rule-schema";
import type { LayerTexts, StackTexts } from "./stack-texts.ts";

export interface CompiledStack {
  readonly stack: readonly RuleSet[];
  readonly plan: Plan;
  readonly evaluate: Evaluator;
}

interface KeptLayer {
  readonly files: LayerTexts["files"];
  readonly read: Result<RuleSet>;
}

const MOST_KEPT = 12;
const layers = new Map<string, readonly KeptLayer[]>();
const stacks: { readonly reads: readonly Result<RuleSet>[]; readonly compiled: Result<CompiledStack> }[] = [];

/** Reads a layer, without its scenarios; one whose texts were read before is not read again. */
export function readLayer({ ruleSet, files }: LayerTexts): Result<RuleSet> {
  const said = Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith("scenarios/")));
  const kept = layers.get(ruleSet) ?? [];
  const known = kept.find((one) => sameTexts(one.files, said));
  if (known !== undefined) return known.read;
  const sources = Object.keys(said)
    .toSorted()
    .map((path) => ({ path: `${ruleSet}/${path}`, text: said[path] ?? "" }));
  const read = readRuleSet(sources);
  layers.set(ruleSet, [{ files: said, read }, ...kept].slice(0, MOST_KEPT));
  return read;
}

/** Compiles a stack; the last ones are kept, for a keystroke elsewhere asks again. */
export function compiledStack(texts: StackTexts): Result<CompiledStack> {
  const reads = texts.map(readLayer);
  const known = stacks.find(
    (one) => one.reads.length === reads.length && one.reads.every((read, index) => read === reads[index]),
  );
  if (known !== undefined) return known.compiled;
  const compiled = compile(reads);
  stacks.unshift({ reads, compiled });
  stacks.splice(MOST_KEPT);
  return compiled;
}

function compile(reads: readonly Result<RuleSet>[]): Result<CompiledStack> {
  const problems = reads.flatMap((read) => (read.ok ? [] : read.problems));
  if (problems.length > 0) return failure(problems);
  const stack = reads.flatMap((read) => (read.ok ? [read.value] : []));
  const plan = compileStack(stack);
  if (!plan.ok) return plan;
  return success({ stack, plan: plan.value, evaluate: createEvaluator(plan.value) });
}

function sameTexts(left: LayerTexts["files"], right: LayerTexts["files"]): boolean {
  const paths = Object.keys(left);
  return paths.length === Object.keys(right).length && paths.every((path) => left[path] === right[path]);
}
