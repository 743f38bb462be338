import type { Expression, Plan } from "@bareme/engine";

/** A number written in a formula; `index` counts every number of the compiled formula, those made by the engine among them. */
interface Literal {
  readonly value: string;
  readonly index: number;
  /** The step of a rounding that the formula itself names, as in roundHalfUp(x, 0.0001). */
  readonly isRounding: boolean;
}

/** A formula of a plan, with the numbers that its author wrote. */
export interface LiteralHolder {
  /** What the formula is called wherever it is compiled, copies made by `with` included. */
  readonly key: string;
  readonly owner: string;
  /** Since when the formula is the law, when it has versions by date. */
  readonly from: string | null;
  readonly literals: readonly Literal[];
  readonly version: number | "solve";
  /** The nodes that hold it: its own and its copies; none for the unknown's bounds and constraints, which stand together in the plan. */
  readonly nodes: readonly string[];
}

type NodePlan = Plan["nodes"][number];
type NumberLiteral = Extract<Expression, { op: "number" | "round" }>;

/** Formulas that hold at least one written number, in the order of the plan. */
export function literalHolders(plan: Plan): readonly LiteralHolder[] {
  const owners = formulaOwners(plan);
  const nodes = new Map(plan.nodes.map((node) => [node.id, node]));
  const holders = new Map<string, LiteralHolder & { nodes: string[] }>();
  for (const node of plan.nodes) {
    const owner = owners.get(node.id) ?? node.id;
    node.versions.forEach(({ from }, version) => {
      const key = formulaRead(owner, version);
      const known = holders.get(key);
      if (known !== undefined) known.nodes.push(node.id);
      else
        holders.set(key, {
          key,
          owner,
          from,
          version,
          literals: literalsOf(nodes.get(owner) ?? node, version),
          nodes: [node.id],
        });
    });
  }
  if (plan.solve !== null) {
    const key = formulaRead(plan.solve.line, "solve");
    // A search without `to` is bounded by the engine.
    const bound = new Set(plan.solve.open ? expressionsIn(plan.solve.to) : []);
    const literals = numbersIn(plan.solve)
      .filter(({ number }) => !bound.has(number))
      .map(literalAt);
    holders.set(key, { key, owner: plan.solve.line, from: null, version: "solve", literals, nodes: [] });
  }
  return [...holders.values()].filter((holder) => holder.literals.length > 0);
}

export function formulaRead(owner: string, version: number | "solve"): string {
  return `formula ${owner} ${version}`;
}

/**
 * Whose formula each node holds: its own, or for a copy (`x~reserve`) the node it was copied from. What a `with` puts in place of a
 * value bears the same kind of name, but its formula is another: it is its own owner.
 */
export function formulaOwners(plan: Plan): ReadonlyMap<string, string> {
  const nodes = new Map(plan.nodes.map((node) => [node.id, node]));
  const said = (node: NodePlan): string => JSON.stringify(node.versions).replaceAll(/~[^"]*"/g, '"');
  const ownerOf = (node: NodePlan): string => {
    const cut = node.id.lastIndexOf("~");
    const original = cut < 0 ? undefined : nodes.get(node.id.slice(0, cut));
    return original !== undefined && said(original) === said(node) ? ownerOf(original) : node.id;
  };
  return new Map(plan.nodes.map((node) => [node.id, ownerOf(node)]));
}

/** Moves a literal in its formula and in every copy that a `with` made of it; `nodes` are those of this plan. */
export function moveLiteral(
  plan: Plan,
  nodes: ReadonlySet<string>,
  version: number | "solve",
  index: number,
  value: string,
): Plan {
  if (version === "solve")
    return { ...plan, solve: plan.solve === null ? null : withLiteral(plan.solve, index, value) };
  const move = (node: NodePlan): NodePlan => ({
    ...node,
    versions: node.versions.map((one, rank) =>
      rank === version ? { ...one, expression: withLiteral(one.expression, index, value) } : one,
    ),
  });
  return { ...plan, nodes: plan.nodes.map((node) => (nodes.has(node.id) ? move(node) : node)) };
}

/** Every expression within a part of a plan, itself first: a plan is plain data. */
export function* expressionsIn(part: unknown): Generator<Expression> {
  if (typeof part !== "object" || part === null) return;
  if ("op" in part) yield part as Expression;
  for (const inner of Object.values(part)) yield* expressionsIn(inner);
}

/** The same part of a plan with the number at `index` replaced. */
function withLiteral<T extends object>(part: T, index: number, value: string): T {
  let seen = -1;
  const walk = (inner: unknown): unknown => {
    if (typeof inner !== "object" || inner === null) return inner;
    if (Array.isArray(inner)) return inner.map(walk);
    const isIt = isNumberLiteral(inner) && ++seen === index;
    const copy = Object.fromEntries(Object.entries(inner).map(([key, one]) => [key, walk(one)]));
    return isIt ? { ...copy, [isRounding(inner) ? "step" : "value"]: value } : copy;
  };
  return walk(part) as T;
}

function literalsOf(node: NodePlan, version: number): readonly Literal[] {
  const expression = node.versions[version]?.expression;
  const numbers = numbersIn(expression);
  if (node.role === "check" || node.role === "decision") {
    return numbers.filter((one) => !dividesPercent(one, expression)).map(literalAt);
  }
  // The search's own node holds no formula. Nor has a node without text one: a total, a part that nobody bears; only what a `with`
  // puts in place has no text and is written all the same.
  if (node.role === "unknown" || (node.text === null && !node.id.includes("~"))) return [];
  const rounds = numbers.filter(({ number }) => number.op === "round");
  const written = node.text?.match(/\bround(HalfUp|Up|Down)\(/g)?.length ?? 0;
  const byLine = rounds.length > written ? rounds[0] : undefined;
  return numbers.filter((one) => one !== byLine).map(literalAt);
}

interface Numbered {
  readonly number: NumberLiteral;
  readonly index: number;
}

function numbersIn(part: unknown): readonly Numbered[] {
  return [...expressionsIn(part)].filter(isNumberLiteral).map((number, index) => ({ number, index }));
}

function literalAt({ number, index }: Numbered): Literal {
  return {
    value: number.op === "round" ? number.step : number.value,
    index,
    isRounding: number.op === "round",
  };
}

/** A condition on a percentage is compiled as value ÷ 100; the 100 is nobody's. */
function dividesPercent({ number }: Numbered, within: unknown): boolean {
  return [...expressionsIn(within)].some((one) => one.op === "divide" && one.right === number);
}

function isNumberLiteral(part: object): part is NumberLiteral {
  return "op" in part && (part.op === "number" || part.op === "round");
}

function isRounding(part: object): boolean {
  return "op" in part && part.op === "round";
}
