import { decimal } from "@bareme/kernel";
import { certify, type Certificate } from "./certificate.ts";
import { faultOf, type Frame } from "./frame.ts";
import { guess } from "./guess.ts";
import type { LinkedSolve } from "./program.ts";
import { candidateCount, greatest, searchFrom, type Range } from "./search.ts";

/**
 * Finds the greatest candidate of the grid that meets every constraint. A guess cuts the candidates into ranges; these are examined from the top: bounds
 * prove that none of a range fits, or that all do, or the range is cut in two; a single undecided candidate is computed exactly. The guess only saves work:
 * nothing is assumed of the shape of the cost, so holes and falls of the law need no special care.
 */
export function solveUnknown(solve: LinkedSolve, frame: Frame, pinned: ReadonlySet<string>): Certificate {
  const step = decimal(solve.step);
  const from = solve.from(frame);
  const count = candidateCount(from, solve.to(frame), step, solve.line);
  const search = searchFrom(from, step, solve, frame, pinned);
  const best = count < 0 ? undefined : greatest(search, rangesAround(guess(search, count), count));
  if (best === count && solve.open) {
    throw faultOf({
      code: "SOLVE_UNBOUNDED",
      path: [solve.line],
      message: `Aucune contrainte ne limite « ${solve.line} » ce mois-ci.`,
      remedy: "Vérifiez que ses contraintes dépendent bien de lui, ou donnez « greatest.to ».",
    });
  }
  const value = best === undefined ? solve.otherwise(frame) : search.candidate(best);
  return certify(search, value, best !== undefined);
}

/** Ranges that grow away from the guess, lowest first: near it they are small enough to be decided, far from it they are few. */
function rangesAround(near: number, count: number): Range[] {
  const above: Range[] = [];
  for (let low = near + 1, size = 1; low <= count; low += size, size *= 3)
    above.push([low, Math.min(low + size - 1, count)]);
  const below: Range[] = near === 0 ? [] : [[0, near - 1]];
  return [...below, [near, near], ...above];
}
