import {
  add,
  approximate,
  decimal,
  decimalToText,
  divide,
  fromInteger,
  isNegative,
  multiply,
  roundTo,
  subtract,
  type Decimal,
} from "@bareme/kernel";
import { examine } from "./bound-cone.ts";
import { faultOf, type Frame } from "./frame.ts";
import { liveCone } from "./live-cone.ts";
import type { ConeNode, LinkedSolve } from "./program.ts";
import { runNode } from "./run-node.ts";

/** The values of a constraint's two sides. */
export interface ConstraintAt {
  readonly left: Decimal;
  readonly right: Decimal;
}

/** What a search works on: the live cone, and candidates by index, one step apart. */
export interface Search {
  readonly solve: LinkedSolve;
  readonly frame: Frame;
  readonly cone: readonly ConeNode[];
  readonly candidate: (index: number) => Decimal;
}

export type Range = readonly [low: number, high: number];

const MOST_CANDIDATES = 1e12;
const MOST_RANGES = 20_000;

/** A search among the candidates that start at a value. */
export function searchFrom(
  from: Decimal,
  step: Decimal,
  solve: LinkedSolve,
  frame: Frame,
  pinned: ReadonlySet<string>,
): Search {
  return {
    solve,
    frame,
    cone: liveCone(solve, frame, pinned),
    candidate: (index) => add(from, multiply(step, fromInteger(index))),
  };
}

/** The index of the last candidate; negative when there is none. */
export function candidateCount(from: Decimal, to: Decimal, step: Decimal, line: string): number {
  const span = subtract(to, from);
  if (isNegative(span)) return -1;
  const count = approximate(roundTo(divide(span, step), decimal("1"), "floor"));
  if (count <= MOST_CANDIDATES) return count;
  throw faultOf({
    code: "SOLVE_UNBOUNDED",
    path: [line],
    message: `« ${line} » se cherche de ${decimalToText(from)} à ${decimalToText(to)}, ce qui fait trop de candidats.`,
    remedy: "Vérifiez le montant disponible, ou resserrez « greatest.to ».",
  });
}

/** The greatest candidate that meets the constraints, among ranges that are examined from the last. */
export function greatest(
  { solve, frame, cone, candidate }: Search,
  ranges: readonly Range[],
): number | undefined {
  const pending: Range[] = [...ranges];
  for (let examined = 0; examined < MOST_RANGES; examined++) {
    const range = pending.pop();
    if (range === undefined) return undefined;
    const [low, high] = range;
    if (low === high) {
      if (meets(solve, cone, frame, candidate(low))) return low;
      continue;
    }
    const truth = examine(solve, cone, frame, candidate(low), candidate(high));
    if (truth === 1) return high;
    if (truth === 0) continue;
    const middle = Math.floor((low + high) / 2);
    pending.push([low, middle], [middle + 1, high]);
  }
  throw faultOf({
    code: "SOLVE_UNBOUNDED",
    path: [solve.line],
    message: `« ${solve.line} » : la recherche n'a pas abouti en ${MOST_RANGES} étapes ; les contraintes varient trop irrégulièrement.`,
    remedy: "Simplifiez les contraintes, ou resserrez les bornes de « greatest ».",
  });
}

/** Whether a value meets every constraint, computed exactly. */
export function meets(solve: LinkedSolve, cone: readonly ConeNode[], frame: Frame, value: Decimal): boolean {
  runCone(solve, cone, frame, value);
  return solve.constraints.every((constraint) => constraint.holds(frame));
}

export function constraintsAt({ solve, cone, frame }: Search, value: Decimal): ConstraintAt[] {
  runCone(solve, cone, frame, value);
  return solve.constraints.map(({ left, right }) => ({ left: left(frame), right: right(frame) }));
}

function runCone(solve: LinkedSolve, cone: readonly ConeNode[], frame: Frame, value: Decimal): void {
  frame.values[solve.slot] = value;
  for (const node of cone) frame.values[node.slot] = runNode(node, frame);
}
