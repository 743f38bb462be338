import type { Expression } from "../expression.ts";
import { partsOf } from "../expression.ts";
import type { Frame, Run } from "./frame.ts";

/**
 * What of the cone an expression reads this month. Options that a company did not choose leave most of a cone dead: an `if` whose condition is
 * settled before the search is followed on one side only.
 */
export interface LiveTree {
  readonly reads: readonly number[];
  readonly branches: readonly {
    readonly condition: Run<boolean>;
    readonly then: LiveTree;
    readonly otherwise: LiveTree;
  }[];
}

/** The cone as a search for what is live sees it. */
export interface Cone {
  /** The position of a node in the cone, or undefined outside it. */
  readonly position: (id: string) => number | undefined;
  readonly settled: (condition: Expression) => Run<boolean> | undefined;
}

export function liveTree(expressions: readonly Expression[], cone: Cone): LiveTree {
  const reads = new Set<number>();
  const branches: { condition: Run<boolean>; then: LiveTree; otherwise: LiveTree }[] = [];
  const walk = (expression: Expression): void => {
    if (expression.op === "ref") {
      const position = cone.position(expression.id);
      if (position !== undefined) reads.add(position);
      return;
    }
    const condition = expression.op === "if" ? cone.settled(expression.condition) : undefined;
    if (expression.op !== "if" || condition === undefined) return partsOf(expression).forEach(walk);
    const then = liveTree([expression.then], cone);
    const otherwise = liveTree([expression.otherwise], cone);
    if (!isEmpty(then) || !isEmpty(otherwise)) branches.push({ condition, then, otherwise });
  };
  expressions.forEach(walk);
  return { reads: [...reads], branches };
}

function isEmpty(tree: LiveTree): boolean {
  return tree.reads.length === 0 && tree.branches.length === 0;
}

/** The positions that are live this month, in order, from what the constraints read. */
export function livePositions(
  roots: LiveTree,
  trees: readonly LiveTree[],
  skipped: (position: number) => boolean,
  frame: Frame,
): readonly number[] {
  const live = new Uint8Array(trees.length);
  const pending: LiveTree[] = [roots];
  for (let tree = pending.pop(); tree !== undefined; tree = pending.pop()) {
    for (const position of tree.reads) {
      if (live[position] === 1 || skipped(position)) continue;
      live[position] = 1;
      const next = trees[position];
      if (next !== undefined) pending.push(next);
    }
    for (const { condition, then, otherwise } of tree.branches)
      pending.push(condition(frame) ? then : otherwise);
  }
  const positions: number[] = [];
  live.forEach((yes, position) => {
    if (yes === 1) positions.push(position);
  });
  return positions;
}
