import type { Check, Located, RuleSet } from "@bareme/rule-schema";
import { resolveConditions } from "../conditions/resolve-conditions.ts";
import { number } from "../expression.ts";
import { conditionContext } from "./condition-context.ts";
import { windowTests, type Drafting } from "./drafting.ts";
import type { Scope } from "./scope.ts";

/** A check is a node that is true when its message is to be shown. */
export function draftCheck(
  { statement: check, positionOf }: Located<Check>,
  ruleSet: RuleSet,
  drafting: Drafting,
): void {
  const { drafts, symbols } = drafting;
  const scope: Scope = { owner: check.id, each: check.each ?? null, position: positionOf() };
  const tests = windowTests(check.from, check.until);
  tests.push(resolveConditions(check.conditions, conditionContext(scope, drafting)));
  const id = `${check.id}.check`;
  drafts.nodes.push({
    id,
    label: check.label,
    role: "check",
    each: scope.each,
    unit: null,
    guard: null,
    versions: [
      {
        from: null,
        known: null,
        expression: tests.length === 1 ? (tests[0] ?? number("0")) : { op: "and", args: tests },
      },
    ],
    text: null,
    source: symbols.sourcesOf(check.source, ruleSet),
    at: scope.position,
  });
  drafts.checks.push({
    id: check.id,
    label: check.label,
    severity: check.severity,
    node: id,
    each: scope.each,
    message: check.message,
    remedy: check.remedy,
    source: symbols.sourcesOf(check.source, ruleSet),
  });
}
