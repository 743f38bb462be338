import {
  absolute,
  add,
  allocate,
  compare,
  divide,
  isNegative,
  isZero,
  multiply,
  roundTo,
  subtract,
  ZERO,
  type Decimal,
} from "@bareme/kernel";
import type { Run } from "./frame.ts";

/** The share that the item at hand has of a total, by the weights of all the items of its collection. */
export function shareOfTotal(
  total: Run<Decimal>,
  weight: Run<Decimal>,
  collection: number,
  step: Decimal,
): Run<Decimal> {
  return (frame) => {
    const items = frame.items[collection] ?? [];
    const own = items[frame.item]?.id ?? "";
    const outer = frame.item;
    const weighted = items.map((item, index) => {
      frame.item = index;
      return { id: item.id, weight: weight(frame) };
    });
    frame.item = outer;
    weighted.sort((left, right) => (left.id < right.id ? -1 : 1));
    const shares = allocateSigned(
      total(frame),
      weighted.map((one) => one.weight),
      step,
    );
    return shares[weighted.findIndex((one) => one.id === own)] ?? ZERO;
  };
}

/** Shares in proportion to weights of either sign: a credit note takes its part back. Weights that cancel out share by their size. */
function allocateSigned(total: Decimal, weights: readonly Decimal[], step: Decimal): readonly Decimal[] {
  if (weights.every((weight) => !isNegative(weight))) return allocate(total, weights, step);
  const sum = weights.reduce(add, ZERO);
  if (isZero(sum)) return allocate(total, weights.map(absolute), step);
  const shares = weights.map((weight) => roundTo(divide(multiply(total, weight), sum), step, "down"));
  const odd = subtract(total, shares.reduce(add, ZERO));
  const largest = weights.reduce(
    (best, weight, index) => (compare(absolute(weight), absolute(weights[best] ?? ZERO)) > 0 ? index : best),
    0,
  );
  return shares.map((share, index) => (index === largest ? add(share, odd) : share));
}
