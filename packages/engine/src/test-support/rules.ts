import type { Problem, Result } from "@bareme/kernel";
import { readRuleSet, type RuleSet } from "@bareme/rule-schema";

import { compileStack } from "../compile/compile-stack.ts";
import type { Plan } from "../plan.ts";
import type { EvaluationDocument } from "../run/document.ts";
import { createEvaluator, type Evaluator } from "../run/evaluate.ts";
import type { EvaluationRequest } from "../run/request.ts";

/** For tests: small rule sets written as YAML text, compiled and run as real ones are. */

export type Layer = "law" | "convention" | "company";

/** A rule set of one layer; `manifest` adds keys to its manifest. */
export function ruleSetOf(layer: Layer, statements: string, manifest = ""): RuleSet {
  const read = readRuleSet([
    { path: "manifest.yaml", text: `ruleSet: ${layer}/test\nlayer: ${layer}\nlabel: Essai\n${manifest}` },
    { path: `${layer}.yaml`, text: `sources:\n  s: { text: "texte de ${layer}" }\n${statements}` },
  ]);
  if (!read.ok) throw new Error(read.problems.map(lineOf).join("\n"));
  return read.value;
}

export function compiled(...stack: readonly RuleSet[]): Result<Plan> {
  return compileStack(stack);
}

/** The problems of a stack that must not compile; empty when it does. */
export function problemsOf(...stack: readonly RuleSet[]): readonly Problem[] {
  const plan = compileStack(stack);
  return plan.ok ? [] : plan.problems;
}

export function evaluatorOf(...stack: readonly RuleSet[]): Evaluator {
  const plan = compileStack(stack);
  if (!plan.ok) throw new Error(plan.problems.map(lineOf).join("\n"));
  return createEvaluator(plan.value);
}

/** One month of the statements of a law layer alone. */
export function evaluated(
  statements: string,
  request: Partial<EvaluationRequest> = {},
  manifest = "",
): EvaluationDocument {
  return evaluatorOf(ruleSetOf("law", statements, manifest))({ period: "2026-01", facts: {}, ...request })
    .document;
}

/** The codes of problems, in their order. */
export function codes(problems: readonly Problem[]): readonly string[] {
  return problems.map(({ code }) => code);
}

function lineOf({ code, message, at }: Problem): string {
  return `${code} ${at === undefined ? "" : `${at.file}:${at.line}:${at.column} `}${message}`;
}
