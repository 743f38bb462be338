import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compileStack, createEvaluator, type Evaluator } from "@bareme/engine";
import type { Rules } from "@bareme/payroll";
import { readRuleSet, type SourceFile } from "@bareme/rule-schema";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const RULES = join(ROOT, "rules");

/** The stacks that are measured, lowest layer first. */
export const STACKS = {
  "cap-garance": ["law/fr", "convention/idcc-3219", "company/cap-garance"].map((name) => join(RULES, name)),
  "law-inverse": [join(RULES, "law/fr"), join(ROOT, "packages/bench/rules/law-inverse")],
} as const;

/** The steps from files to an evaluator, apart, so that each can be timed. The first evaluation of a month links it. */
export interface Steps {
  readonly files: readonly (readonly SourceFile[])[];
  readonly read: () => ReturnType<typeof readRuleSet>[];
  readonly compile: (sets: ReturnType<Steps["read"]>) => ReturnType<typeof compileStack>;
  readonly evaluator: (plan: ReturnType<typeof compileStack>) => Evaluator;
}

export function stepsOf(folders: readonly string[]): Steps {
  const files = folders.map(yamlFiles);
  return {
    files,
    read: () => files.map((set) => readRuleSet(set)),
    compile: (sets) => compileStack(sets.map(valueOf)),
    evaluator: (plan) => createEvaluator(valueOf(plan)),
  };
}

export function openStack(folders: readonly string[]): Evaluator {
  const steps = stepsOf(folders);
  return steps.evaluator(steps.compile(steps.read()));
}

/** The plan of a stack of the repository's own rules with its evaluator, lowest layer first. */
export function openRules(names: readonly string[]): Rules {
  const steps = stepsOf(names.map((name) => join(RULES, name)));
  const plan = steps.compile(steps.read());
  return { plan: valueOf(plan), evaluate: steps.evaluator(plan) };
}

function valueOf<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: unknown },
): T {
  if (!result.ok) throw new Error(`the rules do not compile: ${JSON.stringify(result.problems)}`);
  return result.value;
}

function yamlFiles(folder: string): SourceFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => ({ path: name, text: readFileSync(join(folder, name), "utf8") }));
}
