import { compare, type Decimal } from "@bareme/kernel";
import type { Expression } from "../expression.ts";
import type { NodePlan, Plan, SolvePlan } from "../plan.ts";
import { compileBounds, compileTruth } from "./bounds.ts";
import { HOLDS } from "./comparison.ts";
import { readsCone } from "./cone-reads.ts";
import { compileBoolean, compileNumber } from "./exact.ts";
import { aliasedVersion, followAliases } from "./formula-in-force.ts";
import type { Run } from "./frame.ts";
import type { LinkContext, Owner } from "./link-context.ts";
import { liveTree, type Cone, type LiveTree } from "./live.ts";
import type { ConeNode, LinkedConstraint, LinkedNode, LinkedSolve } from "./program.ts";
import { compareTruth } from "./truth.ts";

/** Binds the search of the unknown, when the plan has one. */
export function linkSolve(
  plan: Plan,
  nodes: readonly LinkedNode[],
  plans: ReadonlyMap<string, NodePlan>,
  context: LinkContext,
): LinkedSolve | null {
  const { solve } = plan;
  if (solve === null) return null;
  const owner: Owner = { id: solve.line, label: solve.line, guard: null, each: false };
  const byId = new Map(nodes.map((node) => [node.plan.id, node]));
  const cone = solve.cone.map((id) => byId.get(id) as LinkedNode);
  const follow = (expression: Expression): Expression =>
    followAliases(expression, null, context.moments, plans);
  const constraints = solve.constraints.map((constraint) => ({
    ...constraint,
    left: follow(constraint.left),
    right: follow(constraint.right),
  }));
  const number = (expression: Expression): Run<Decimal> => compileNumber(expression, owner, context);
  const positions = new Map(solve.cone.map((id, index) => [id, index]));
  return {
    roots: liveTree(
      constraints.flatMap(({ left, right }) => [left, right]),
      liveCone(owner, positions, context),
    ),
    trees: cone.map(({ plan: node }) => linkTree(node, plans, positions, context)),
    line: solve.line,
    slot: context.slot(solve.line).slot,
    step: solve.step,
    from: number(solve.from),
    to: number(solve.to),
    open: solve.open,
    otherwise: number(solve.otherwise),
    constraints: constraints.map((constraint) => linkConstraint(constraint, owner, context)),
    cone: cone.map((node) => linkConeNode(node, plans, context)),
  };
}

/** How an owner's formula is read for what is live: a condition that hangs on an item or on the cone is not settled. */
function liveCone(owner: Owner, positions: ReadonlyMap<string, number>, context: LinkContext): Cone {
  return {
    position: (id) => positions.get(id),
    settled: (condition) =>
      owner.each || readsCone(condition, context) ? undefined : compileBoolean(condition, owner, context),
  };
}

function linkTree(
  node: NodePlan,
  plans: ReadonlyMap<string, NodePlan>,
  positions: ReadonlyMap<string, number>,
  context: LinkContext,
): LiveTree {
  const guard: Expression[] = node.guard === null ? [] : [{ op: "ref", id: node.guard }];
  return liveTree([...guard, formulaOf(node, plans, context)], liveCone(ownerOf(node), positions, context));
}

function linkConstraint(
  { text, relation, left, right }: SolvePlan["constraints"][number],
  owner: Owner,
  context: LinkContext,
): LinkedConstraint {
  const [exactLeft, exactRight] = [compileNumber(left, owner, context), compileNumber(right, owner, context)];
  const holds = HOLDS[relation];
  const [leftBounds, rightBounds] = [
    compileBounds(left, owner, context),
    compileBounds(right, owner, context),
  ];
  return {
    text,
    relation,
    leftBounds,
    rightBounds,
    left: exactLeft,
    right: exactRight,
    holds: (frame) => holds(compare(exactLeft(frame), exactRight(frame))),
    truth: compareTruth(relation, leftBounds, rightBounds),
  };
}

function linkConeNode(
  node: LinkedNode,
  plans: ReadonlyMap<string, NodePlan>,
  context: LinkContext,
): ConeNode {
  const { plan } = node;
  const expression = formulaOf(plan, plans, context);
  const owner = ownerOf(plan);
  const isBoolean = plan.type === "boolean";
  const guardInCone = plan.guard !== null && context.inCone(plan.guard);
  return {
    ...node,
    bounds: plan.type === "number" ? compileBounds(expression, owner, context) : () => undefined,
    truth: isBoolean ? compileTruth(expression, owner, context) : null,
    guardInCone,
    plain: node.collection === null && plan.type === "number" && !guardInCone,
  };
}

function formulaOf(node: NodePlan, plans: ReadonlyMap<string, NodePlan>, context: LinkContext): Expression {
  return aliasedVersion(node, context.moments, plans) ?? { op: "number", value: "0" };
}

function ownerOf(node: NodePlan): Owner {
  return { id: node.id, label: node.label, guard: node.guard, each: node.each !== null };
}
