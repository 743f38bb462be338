import type { Decimal } from "@bareme/kernel";
import { unitsBetween } from "./bound-arithmetic.ts";
import { store } from "./bound-cone.ts";
import type { Frame } from "./frame.ts";
import { livePositions } from "./live.ts";
import type { ConeNode, LinkedSolve } from "./program.ts";
import { absentOf } from "./run-node.ts";

/** The nodes of the cone that count this month. Those that are given or do not apply get their values and bounds here, once. */
export function liveCone(solve: LinkedSolve, frame: Frame, pinned: ReadonlySet<string>): readonly ConeNode[] {
  const { cone } = solve;
  const skipped = (position: number): boolean => {
    const node = cone[position] as ConeNode;
    if (pinned.has(node.plan.id)) {
      pin(node, frame);
      return true;
    }
    if (
      node.guardInCone ||
      node.guardSlot === null ||
      node.guardEach ||
      frame.values[node.guardSlot] !== false
    )
      return false;
    frame.values[node.slot] = absentOf(node.plan.type);
    frame.low[node.slot] = 0;
    frame.high[node.slot] = 0;
    return true;
  };
  return livePositions(solve.roots, solve.trees, skipped, frame).map(
    (position) => cone[position] as ConeNode,
  );
}

/** A given value does not vary with the unknown: its bounds are itself. */
function pin(node: ConeNode, frame: Frame): void {
  const value = frame.values[node.slot];
  const values = node.collection === null ? [value] : ((value as readonly unknown[] | undefined) ?? []);
  values.forEach((one, index) => {
    const [low, high] = one === undefined ? [NaN, NaN] : unitsBetween(one as Decimal, one as Decimal);
    store(node, frame, index, low, high);
  });
}
