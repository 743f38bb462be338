import type { Decimal } from "@bareme/kernel";
import { unitsBetween } from "./bound-arithmetic.ts";
import type { Frame } from "./frame.ts";
import type { ConeNode, LinkedSolve } from "./program.ts";
import type { Truth } from "./truth.ts";

/** Whether the candidates from low to high meet every constraint: all, none, or not decided. */
export function examine(
  solve: LinkedSolve,
  cone: readonly ConeNode[],
  frame: Frame,
  low: Decimal,
  high: Decimal,
): Truth {
  frame.bounded = true;
  [frame.low[solve.slot], frame.high[solve.slot]] = unitsBetween(low, high) as [number, number];
  for (const node of cone) {
    if (node.plain) {
      node.bounds(frame);
      frame.low[node.slot] = frame.outLow;
      frame.high[node.slot] = frame.outHigh;
    } else {
      boundNode(node, frame);
    }
  }
  let truth: Truth = 1;
  for (const constraint of solve.constraints) {
    const one = constraint.truth(frame);
    if (one === 0) {
      truth = 0;
      break;
    }
    if (one === 2) truth = 2;
  }
  frame.bounded = false;
  return truth;
}

function boundNode(node: ConeNode, frame: Frame): void {
  if (node.collection === null) return boundItem(node, frame, 0);
  const outer = frame.item;
  const count = (frame.items[node.collection] ?? []).length;
  for (frame.item = 0; frame.item < count; frame.item++) boundItem(node, frame, frame.item);
  frame.item = outer;
}

function boundItem(node: ConeNode, frame: Frame, index: number): void {
  const applies = guardTruth(node, frame, index);
  if (node.truth !== null) {
    const truth = applies === 0 ? 0 : node.truth(frame);
    return store(node, frame, index, truth, truth);
  }
  if (applies === 0) return store(node, frame, index, 0, 0);
  node.bounds(frame);
  if (applies === 2) return store(node, frame, index, Math.min(0, frame.outLow), Math.max(0, frame.outHigh));
  store(node, frame, index, frame.outLow, frame.outHigh);
}

function guardTruth(node: ConeNode, frame: Frame, index: number): number {
  if (node.guardSlot === null) return 1;
  if (node.guardInCone)
    return node.guardEach
      ? (frame.lowByItem[node.guardSlot]?.[index] ?? 2)
      : (frame.low[node.guardSlot] as number);
  const value = node.guardEach
    ? (frame.values[node.guardSlot] as readonly unknown[] | undefined)?.[index]
    : frame.values[node.guardSlot];
  return value === false ? 0 : 1;
}

/** Sets the bounds of a node, or of one of its items. */
export function store(node: ConeNode, frame: Frame, index: number, low: number, high: number): void {
  if (node.collection === null) {
    frame.low[node.slot] = low;
    frame.high[node.slot] = high;
    return;
  }
  const count = (frame.items[node.collection] ?? []).length;
  const lows = (frame.lowByItem[node.slot] ??= new Float64Array(count));
  const highs = (frame.highByItem[node.slot] ??= new Float64Array(count));
  lows[index] = low;
  highs[index] = high;
}
