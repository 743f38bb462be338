import type { Problem } from "@bareme/kernel";
import { problem } from "@bareme/rule-schema";
import type { SolveDraft } from "../draft.ts";
import { within, type Expression } from "../expression.ts";
import type { NodePlan, SolvePlan } from "../plan.ts";
import { dependenciesOf } from "./expand-with.ts";
import { NOWHERE } from "./order.ts";
import { inferType, type TypeEnvironment } from "./types.ts";

/** The search of the unknown: its bounds and constraints, and the cone, which is all that lies between them and it. */
export function planSolve(
  draft: SolveDraft,
  all: readonly NodePlan[],
  dependents: ReadonlySet<string>,
  environment: TypeEnvironment,
  problems: Problem[],
): SolvePlan {
  const at = all.find((node) => node.id === draft.line)?.at ?? NOWHERE;
  const fault = (code: string, message: string, remedy: string): void =>
    void problems.push(problem(code, at, `« ${draft.line} » : ${message}`, remedy, [draft.line]));
  for (const expression of [draft.from, draft.to, draft.otherwise]) {
    inferType(expression, draft.line, at, environment, problems);
    if (refsOf(expression).some((id) => dependents.has(id)))
      fault(
        "SOLVE_BOUNDS",
        "ses bornes dépendent de l'inconnue elle-même.",
        "Donnez des bornes connues avant la résolution.",
      );
  }
  const constraints = draft.constraints.flatMap(({ text, expression }) => {
    inferType(expression, draft.line, at, environment, problems);
    if (expression.op !== "compare" || expression.relation === "!=") {
      fault(
        "SOLVE_CONSTRAINT",
        `« ${text} » n'est pas une comparaison.`,
        "Écrivez une contrainte comme « coutDuMois <= budgetDePaie ».",
      );
      return [];
    }
    return [{ text, relation: expression.relation, left: expression.left, right: expression.right }];
  });
  const needed = neededBy(constraints, all, dependents);
  if (!needed.has(draft.line))
    fault(
      "SOLVE_CONSTRAINT",
      "aucune contrainte ne dépend de l'inconnue.",
      "Écrivez au moins une contrainte que l'inconnue fait varier.",
    );
  const cone = all.filter((node) => needed.has(node.id) && node.id !== draft.line).map((node) => node.id);
  return {
    line: draft.line,
    step: draft.step,
    from: draft.from,
    to: draft.to,
    open: draft.open,
    otherwise: draft.otherwise,
    constraints,
    cone,
  };
}

/** The nodes that the constraints read and that hang on the unknown. */
function neededBy(
  constraints: SolvePlan["constraints"],
  all: readonly NodePlan[],
  dependents: ReadonlySet<string>,
): ReadonlySet<string> {
  const byId = new Map(all.map((node) => [node.id, node]));
  const needed = new Set<string>();
  const pending = constraints.flatMap((constraint) => [
    ...refsOf(constraint.left),
    ...refsOf(constraint.right),
  ]);
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    const node = byId.get(id);
    if (needed.has(id) || node === undefined || !dependents.has(id)) continue;
    needed.add(id);
    pending.push(...dependenciesOf(node));
  }
  return needed;
}

function refsOf(expression: Expression): string[] {
  return [...within(expression)].flatMap((part) => (part.op === "ref" ? [part.id] : []));
}
