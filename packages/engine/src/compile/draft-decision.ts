import type { Decision } from "@bareme/rule-schema";
import { resolveConditions } from "../conditions/resolve-conditions.ts";
import { text, type Expression } from "../expression.ts";
import { conditionContext } from "./condition-context.ts";
import { faultAt, type Drafting } from "./drafting.ts";
import type { Fault, Scope } from "./scope.ts";
import type { Declared } from "./symbols.ts";

/** A decision gives the outcome of its first rule that holds, or collects those of all that hold. */
export function draftDecision(decision: Decision, { located, ruleSet }: Declared, drafting: Drafting): void {
  const at = located.positionOf();
  const each = decision.each ?? null;
  const fault = faultAt(decision.id, at, drafting);
  checkOutcomes(decision, fault);
  const expression = rulesOf(decision, { owner: decision.id, each, position: at }, drafting);
  if (decision.mode === "first" && decision.otherwise === undefined)
    fault(
      "SHAPE_INVALID",
      "il manque « otherwise », l'issue quand aucune règle ne vaut.",
      "Ajoutez « otherwise ».",
    );
  drafting.drafts.nodes.push({
    id: decision.id,
    label: decision.label,
    role: "decision",
    each,
    unit: null,
    guard: null,
    versions: [{ from: null, known: null, expression }],
    text: null,
    source: drafting.symbols.sourcesOf(decision.source, ruleSet),
    at,
  });
}

function checkOutcomes(decision: Decision, fault: Fault): void {
  for (const value of [
    ...decision.rules.map((rule) => rule.event.params.value),
    ...(decision.otherwise === undefined ? [] : [decision.otherwise]),
  ]) {
    if (!decision.outcomes.includes(value))
      fault(
        "OPTION_UNKNOWN",
        `l'issue « ${value} » n'est pas dans « outcomes ».`,
        `Issues : ${decision.outcomes.join(", ")}.`,
      );
  }
}

function rulesOf(decision: Decision, scope: Scope, drafting: Drafting): Expression {
  const context = conditionContext(scope, drafting);
  const rules = decision.rules.map((rule) => ({
    condition: resolveConditions(rule.conditions, context),
    value: rule.event.params.value,
  }));
  if (decision.mode === "collect") return { op: "collect", rules };
  return rules.reduceRight<Expression>(
    (rest, rule) => ({ op: "if", condition: rule.condition, then: text(rule.value), otherwise: rest }),
    text(decision.otherwise ?? ""),
  );
}
