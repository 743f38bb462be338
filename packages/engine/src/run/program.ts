import { compare, daysInMonth, type Decimal } from "@bareme/kernel";
import { mapParts, within, type Expression } from "../expression.ts";
import type { NodePlan, Plan, ValueType } from "../plan.ts";
import { valueType } from "../compile/draft-nodes.ts";
import { compareTruth, compileBounds, compileFilter, compileTruth, type Truth } from "./bounds.ts";
import { compileBoolean, compileNumber, compileText, compileTexts, HOLDS, type Run } from "./exact.ts";
import type { Moments } from "./dates.ts";
import { faultOf, type Frame } from "./frame.ts";
import type { LinkContext, Owner, SlotOf } from "./link-context.ts";
import { liveTree, type LiveTree } from "./live.ts";

/** A node ready to run in one month. */
export interface LinkedNode {
  readonly plan: NodePlan;
  readonly slot: number;
  readonly guardSlot: number | null;
  readonly guardEach: boolean;
  readonly collection: number | null;
  readonly run: Run<unknown>;
}

/** A node of the cone with its bounds. */
export interface ConeNode extends LinkedNode {
  readonly bounds: (frame: Frame) => void;
  readonly truth: ((frame: Frame) => Truth) | null;
  readonly guardInCone: boolean;
  /** One number for the month, whose condition is settled before the search. */
  readonly plain: boolean;
}

interface LinkedConstraint {
  readonly text: string;
  readonly left: Run<Decimal>;
  readonly right: Run<Decimal>;
  readonly holds: (frame: Frame) => boolean;
  readonly truth: (frame: Frame) => Truth;
  readonly relation: "<" | "<=" | ">" | ">=" | "=";
  readonly leftBounds: (frame: Frame) => void;
  readonly rightBounds: (frame: Frame) => void;
}

/** The unknown's search: constraints, the cone between, and what of the cone each part reads. */
export interface LinkedSolve {
  readonly line: string;
  readonly slot: number;
  readonly step: string;
  readonly from: Run<Decimal>;
  readonly to: Run<Decimal>;
  readonly open: boolean;
  readonly otherwise: Run<Decimal>;
  readonly constraints: readonly LinkedConstraint[];
  readonly cone: readonly ConeNode[];
  readonly roots: LiveTree;
  readonly trees: readonly LiveTree[];
}

/** A plan bound to one month, payment date and `asOf`: closures over resolved values. It holds no state of any evaluation. */
export interface Program {
  readonly plan: Plan;
  readonly moments: Moments;
  readonly slots: ReadonlyMap<string, SlotOf>;
  readonly size: number;
  /** How many places `frame.points` needs. */
  readonly points: number;
  readonly nodes: readonly LinkedNode[];
  readonly nodesById: ReadonlyMap<string, LinkedNode>;
  /** The nodes that a result shows by name: not the copies of a with, nor helpers. */
  readonly shown: readonly LinkedNode[];
  readonly solve: LinkedSolve | null;
  readonly context: LinkContext;
}

export function linkProgram(plan: Plan, moments: Moments): Program {
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
  const points = { count: 0 };
  const context = linkContext(plan, moments, slots, points);

  const plans = new Map(plan.nodes.map((node) => [node.id, node]));
  const nodes = plan.nodes.map((node): LinkedNode => {
    const guard = node.guard === null ? undefined : slots.get(node.guard);
    return {
      plan: node,
      slot: (slots.get(node.id) as SlotOf).slot,
      guardSlot: guard?.slot ?? null,
      guardEach: guard?.each ?? false,
      collection: node.each === null ? null : context.collectionIndex(node.each),
      run: compileNode(node, aliasedVersion(node, context, plans), context),
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

const NUMBERS: ReadonlySet<NodePlan["role"]> = new Set(["line", "part", "total", "carry", "unknown"]);
const OUTCOMES: ReadonlySet<NodePlan["role"]> = new Set(["decision", "choice", "line"]);

function isShown({ plan: node }: LinkedNode): boolean {
  return (
    !node.id.includes("~") &&
    !node.id.includes("@") &&
    (node.type === "number" ? NUMBERS : OUTCOMES).has(node.role)
  );
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

/**
 * The formula in force with plain references followed to what they name: a contribution's base is often just `tranche1`, and whoever reads the base may
 * read that. A reference is followed only where both are read under the same condition.
 */
function aliasedVersion(
  node: NodePlan,
  context: LinkContext,
  nodes: ReadonlyMap<string, NodePlan>,
): Expression | undefined {
  const expression = versionOf(node, context.moments);
  return expression === undefined ? undefined : followAliases(expression, node.guard, context, nodes);
}

function followAliases(
  expression: Expression,
  guard: string | null,
  context: LinkContext,
  nodes: ReadonlyMap<string, NodePlan>,
): Expression {
  if (expression.op !== "ref")
    return mapParts(expression, (part) => followAliases(part, guard, context, nodes));
  const node = nodes.get(expression.id);
  const target =
    node === undefined || node.role === "unknown" || node.role === "choice"
      ? undefined
      : versionOf(node, context.moments);
  if (node === undefined || target?.op !== "ref" || target.optional === true) return expression;
  const named = nodes.get(target.id);
  if (
    named === undefined ||
    named.each !== node.each ||
    !(node.guard === null || node.guard === guard || node.guard === named.guard)
  )
    return expression;
  return followAliases(
    { ...target, ...(expression.optional === true && { optional: true }) },
    guard,
    context,
    nodes,
  );
}

/** The formula in force in the month: the last version not after its first day, as known at `asOf`. */
export function versionOf(node: NodePlan, moments: Moments): Expression | undefined {
  const start = `${moments.period}-01`;
  const candidates = node.versions.filter(
    (version) =>
      (version.from === null || version.from <= start) &&
      (version.known === null || moments.asOf === undefined || version.known <= moments.asOf),
  );
  return candidates.at(-1)?.expression;
}

function linkSolve(
  plan: Plan,
  nodes: readonly LinkedNode[],
  plans: ReadonlyMap<string, NodePlan>,
  context: LinkContext,
): LinkedSolve | null {
  const { solve } = plan;
  if (solve === null) return null;
  const owner: Owner = { id: solve.line, label: solve.line, guard: null, each: false };
  const byId = new Map(nodes.map((node) => [node.plan.id, node]));
  const follow = (expression: Expression): Expression => followAliases(expression, null, context, plans);
  const constraints = solve.constraints.map((constraint) => ({
    ...constraint,
    left: follow(constraint.left),
    right: follow(constraint.right),
  }));
  const number = (expression: Expression): Run<Decimal> => compileNumber(expression, owner, context);
  const positions = new Map(solve.cone.map((id, index) => [id, index]));
  const live = (each: boolean, of: Owner) => ({
    position: (id: string) => positions.get(id),
    settled: (condition: Expression) =>
      each || [...within(condition)].some((part) => part.op === "ref" && context.inCone(part.id))
        ? undefined
        : compileBoolean(condition, of, context),
  });
  return {
    roots: liveTree(
      constraints.flatMap(({ left, right }) => [left, right]),
      live(false, owner),
    ),
    trees: solve.cone.map((id) => {
      const { plan: node } = byId.get(id) as LinkedNode;
      const nodeOwner: Owner = {
        id: node.id,
        label: node.label,
        guard: node.guard,
        each: node.each !== null,
      };
      const guard: Expression[] = node.guard === null ? [] : [{ op: "ref", id: node.guard }];
      return liveTree(
        [...guard, aliasedVersion(node, context, plans) ?? { op: "number", value: "0" }],
        live(node.each !== null, nodeOwner),
      );
    }),
    line: solve.line,
    slot: context.slot(solve.line).slot,
    step: solve.step,
    from: number(solve.from),
    to: number(solve.to),
    open: solve.open,
    otherwise: number(solve.otherwise),
    constraints: constraints.map(({ text, relation, left, right }) => {
      const [exactLeft, exactRight] = [number(left), number(right)];
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
    }),
    cone: solve.cone.map((id): ConeNode => {
      const node = byId.get(id) as LinkedNode;
      const expression = aliasedVersion(node.plan, context, plans) ?? { op: "number", value: "0" };
      const nodeOwner: Owner = {
        id: node.plan.id,
        label: node.plan.label,
        guard: node.plan.guard,
        each: node.plan.each !== null,
      };
      const isBoolean = node.plan.type === "boolean";
      return {
        ...node,
        bounds:
          isBoolean || node.plan.type !== "number"
            ? () => undefined
            : compileBounds(expression, nodeOwner, context),
        truth: isBoolean ? compileTruth(expression, nodeOwner, context) : null,
        guardInCone: node.plan.guard !== null && context.inCone(node.plan.guard),
        plain:
          node.collection === null &&
          node.plan.type === "number" &&
          (node.plan.guard === null || !context.inCone(node.plan.guard)),
      };
    }),
  };
}

function linkContext(
  plan: Plan,
  moments: Moments,
  slots: ReadonlyMap<string, SlotOf>,
  points: { count: number },
): LinkContext {
  const collections = new Map(plan.collections.map((collection, index) => [collection.id, index]));
  const fields = new Map(
    plan.collections.map((collection) => [
      collection.id,
      new Map(collection.fields.map((field, index) => [field.id, index])),
    ]),
  );
  const carries = new Map(
    plan.carries.map((carry, index) => [carry.id, { index, each: carry.each !== null, label: carry.label }]),
  );
  const parameters = new Map(plan.parameters.map((parameter) => [parameter.id, parameter]));
  const grids = new Map(plan.grids.map((grid) => [grid.id, grid]));
  const cone = new Set(plan.solve === null ? [] : [plan.solve.line, ...plan.solve.cone]);
  const types = new Map<string, ValueType>([
    ...plan.facts.map((fact) => [fact.id, valueType(fact.type)] as const),
    ...plan.nodes.map((node) => [node.id, node.type] as const),
  ]);
  const fieldTypes = new Map(
    plan.collections.map((collection) => [
      collection.id,
      new Map(collection.fields.map((field) => [field.id, valueType(field.type)])),
    ]),
  );

  const typeOf = (expression: Expression): ValueType => {
    switch (expression.op) {
      case "ref":
        return types.get(expression.id) ?? "number";
      case "field":
        return fieldTypes.get(expression.collection)?.get(expression.field) ?? "number";
      case "text":
      case "itemId":
        return "text";
      case "date":
      case "moment":
        return "date";
      case "boolean":
      case "compare":
      case "and":
      case "or":
      case "not":
      case "contains":
        return "boolean";
      case "collect":
        return "texts";
      case "if":
        return typeOf(expression.then);
      case "dateFunction":
        return expression.name === "earliest" || expression.name === "latest" ? "date" : "number";
      default:
        return "number";
    }
  };
  const context: LinkContext = {
    moments,
    periodEnd: `${moments.period}-${String(daysInMonth(moments.period)).padStart(2, "0")}`,
    slot: (id) => found(slots.get(id), id),
    collectionIndex: (id) => found(collections.get(id), id),
    fieldIndex: (collection, field) => found(fields.get(collection)?.get(field), `${collection}.${field}`),
    carry: (id) => found(carries.get(id), id),
    parameter: (id) => found(parameters.get(id), id),
    grid: (id) => found(grids.get(id), id),
    typeOf,
    inCone: (id) => cone.has(id),
    reservePoint: () => points.count++,
    roundingFilter: (of, step, mode, owner) => compileFilter(of, step, mode, owner, context),
  };
  return context;
}

/** The compiler has checked every name: a missing one is a bug of ours, or a plan that was tampered with. */
function found<T>(value: T | undefined, id: string): T {
  if (value === undefined) throw new Error(`the plan names « ${id} », which it does not hold`);
  return value;
}
