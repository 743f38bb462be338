import { decimal, type Decimal } from "@bareme/kernel";
import type { Frame } from "./frame.ts";
import type { LinkedSolve } from "./program.ts";
import { candidateCount, meets, searchFrom } from "./search.ts";

/** How an exhaustive check of a certificate ended: how many candidates were tried, and the first that fits above the value, if any. */
export interface Audit {
  readonly tried: number;
  readonly fits: Decimal | null;
}

/**
 * Tries every candidate from one step above the value up to `top`, exactly, with no bounds and no guess: slow, and the plainest proof that the value
 * is the greatest. The frame is that of an evaluation that solved.
 */
export function auditSolution(
  solve: LinkedSolve,
  frame: Frame,
  pinned: ReadonlySet<string>,
  value: Decimal,
  top: Decimal,
): Audit {
  const step = decimal(solve.step);
  const search = searchFrom(value, step, solve, frame, pinned);
  const count = candidateCount(value, top, step, solve.line);
  for (let index = 1; index <= count; index++) {
    if (meets(solve, search.cone, frame, search.candidate(index)))
      return { tried: index, fits: search.candidate(index) };
  }
  return { tried: Math.max(count, 0), fits: null };
}
