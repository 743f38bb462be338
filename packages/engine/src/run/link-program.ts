import type { Expression } from "../expression.ts";
import type { NodePlan, Plan } from "../plan.ts";
import type { Moments } from "./dates.ts";
import { compileBoolean, compileNumber, compileText, compileTexts } from "./exact.ts";
import { aliasedVersion } from "./formula-in-force.ts";
import { faultOf, type Run } from "./frame.ts";
import type { LinkContext, Owner, SlotOf } from "./link-context.ts";
import { linkSolve } from "./link-solve.ts";
import { contextOfPlan } from "./plan-context.ts";
import type { LinkedNode, Program } from "./program.ts";

/**
 * Binds a plan to a month, a payment date and `asOf`. Nodes of `given` that only repeat another are read for themselves, since a request may give
 * them another value.
 */
export function linkProgram(plan: Plan, moments: Moments, given: ReadonlySet<string>): Program {
  const slots = slotsOf(plan);
  const points = { count: 0 };
  const context = contextOfPlan(plan, moments, slots, points);

  const plans = new Map(plan.nodes.filter(({ id }) => !given.has(id)).map((node) => [node.id, node]));
  const nodes = plan.nodes.map((node): LinkedNode => {
    const guard = node.guard === null ? undefined : slots.get(node.guard);
    return {
      plan: node,
      slot: (slots.get(node.id) as SlotOf).slot,
      guardSlot: guard?.slot ?? null,
      guardEach: guard?.each ?? false,
      collection: node.each === null ? null : context.collectionIndex(node.each),
      run: compileNode(node, aliasedVersion(node, context.moments, plans), context),
    };
  });
  const solve = linkSolve(plan, nodes, plans, context);
  return {
    plan,
    moments,
    slots,
    size: plan.facts.length + plan.nodes.length,
    points: points.count,
    nodes,
    nodesById: new Map(nodes.map((node) => [node.plan.id, node])),
    shown: nodes.filter(isShown),
    solve,
    context,
  };
}

/** Where each fact and node stands in a frame's values. */
function slotsOf(plan: Plan): Map<string, SlotOf> {
  const slots = new Map<string, SlotOf>();
  plan.facts.forEach((fact, index) =>
    slots.set(fact.id, {
      slot: index,
      each: false,
      guard: null,
      fact: { id: fact.id, label: fact.label, slot: fact.slot },
    }),
  );
  plan.nodes.forEach((node, index) =>
    slots.set(node.id, {
      slot: plan.facts.length + index,
      each: node.each !== null,
      guard: node.guard,
      fact:
        node.role === "choice"
          ? { id: node.id.split("@")[0] ?? node.id, label: node.label, slot: false }
          : null,
    }),
  );
  return slots;
}

function compileNode(node: NodePlan, expression: Expression | undefined, context: LinkContext): Run<unknown> {
  const owner: Owner = {
    id: node.id.split("~")[0] ?? node.id,
    label: node.label,
    guard: node.guard,
    each: node.each !== null,
  };
  if (expression === undefined) {
    const problem = {
      code: "VALUE_UNDEFINED",
      path: [owner.id],
      message: `« ${node.label} » n'a pas de formule en vigueur en ${context.moments.period}.`,
      remedy: "Ajoutez une version datée de la formule, ou donnez « from » à la ligne.",
    };
    return () => {
      throw faultOf(problem);
    };
  }
  switch (node.type) {
    case "number":
      return compileNumber(expression, owner, context);
    case "boolean":
      return compileBoolean(expression, owner, context);
    case "texts":
      return compileTexts(expression, owner, context);
    default:
      return compileText(expression, owner, context);
  }
}

const NUMBERS: ReadonlySet<NodePlan["role"]> = new Set(["line", "part", "total", "carry", "unknown"]);
const OUTCOMES: ReadonlySet<NodePlan["role"]> = new Set(["decision", "choice", "line"]);

function isShown({ plan: node }: LinkedNode): boolean {
  return (
    !node.id.includes("~") &&
    !node.id.includes("@") &&
    (node.type === "number" ? NUMBERS : OUTCOMES).has(node.role)
  );
}
