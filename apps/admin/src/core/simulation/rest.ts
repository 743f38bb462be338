import { decimal, greaterThan } from "@bareme/kernel";
import type { EvaluationDocument, Plan } from "@bareme/engine";
import { causesOfHole } from "@bareme/payroll";
import type { Rest } from "./simulated.ts";

/** What the solver proved about a month, for people: what the pay costs, what one step more would cost, and the rules that leap there. Null when nothing was solved. */
export function restOf(document: EvaluationDocument, plan: Plan): Rest | null {
  const { solve } = document;
  if (solve === null) return null;
  const binding =
    solve.constraints.find(
      ({ left, leftAbove, rightAbove }) =>
        leftAbove !== left && greaterThan(decimal(leftAbove), decimal(rightAbove)),
    ) ?? solve.constraints[0];
  if (binding === undefined) return null;
  const [left = "", right = ""] = binding.text.split(/\s[<>=]+\s(?![^(]*\))/);
  return {
    remainder: solve.remainder,
    met: solve.met,
    value: solve.value,
    line: labelOf(solve.line, plan),
    step: solve.step,
    cost: { label: labelOf(left, plan), at: binding.left, above: binding.leftAbove },
    budget: { label: labelOf(right, plan), at: binding.right, above: binding.rightAbove },
    causes: causesOfHole(document, plan),
  };
}

/** The name of a side that is one value; of a formula, the value that it limits. */
function labelOf(side: string, plan: Plan): string {
  const label = (id: string): string | undefined =>
    plan.nodes.find((node) => node.id === id && node.type === "number")?.label ??
    plan.facts.find((fact) => fact.id === id)?.label;
  const words = side.replaceAll(/"[^"]*"/g, "").match(/[a-zA-Z]\w*/g) ?? [];
  return label(side) ?? words.flatMap((word) => label(word) ?? []).at(-1) ?? side;
}
