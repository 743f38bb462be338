import {
  add,
  compare,
  greaterThan,
  isNegative,
  isZero,
  multiply,
  negate,
  ONE,
  subtract,
  ZERO,
  type Decimal,
} from "./decimal.ts";
import { divide } from "./decimal-division.ts";
import { roundTo } from "./decimal-rounding.ts";

/**
 * Divides `total` into shares proportional to `weights`, each a multiple of `step`, that add up exactly to it.
 *
 * Largest remainder: each share is first cut down to a multiple of `step`; the steps left over go one each to the
 * shares that lost most, among equal losses to the larger weight, then to the earlier position. Weights all zero
 * share equally. A negative total gives the opposite of the shares of its opposite.
 *
 * `total` should be a multiple of `step`. When it is not, what exceeds the last multiple goes with the largest share
 * (the earliest among equals), so that nothing is lost; that share alone is then no multiple of `step`.
 *
 * Throws RangeError on a negative weight, on a step of zero or less, and on no weights for a total that is not zero.
 */
export function allocate(total: Decimal, weights: readonly Decimal[], step: Decimal): readonly Decimal[] {
  if (weights.some(isNegative)) throw new RangeError("a weight is negative");
  if (weights.length === 0 && !isZero(total)) throw new RangeError("no weights to share a total among");
  if (isNegative(total)) return allocate(negate(total), weights, step).map(negate);
  const whole = roundTo(total, step, "down");
  const effective = weights.every(isZero) ? weights.map(() => ONE) : weights;
  const shares = allocateWhole(whole, effective, step);
  const odd = subtract(total, whole);
  return isZero(odd) ? shares : addToLargest(shares, odd);
}

interface Cut {
  readonly position: number;
  readonly weight: Decimal;
  readonly share: Decimal;
  /** What the cut took, times the sum of the weights: exact, and enough to compare. */
  readonly lost: Decimal;
}

function allocateWhole(whole: Decimal, weights: readonly Decimal[], step: Decimal): readonly Decimal[] {
  const sumOfWeights = weights.reduce(add, ZERO);
  const cuts = weights.map((weight, position) => cutDown({ whole, weight, position, sumOfWeights, step }));
  const shares = cuts.map((cut) => cut.share);
  let left = subtract(whole, shares.reduce(add, ZERO));
  for (const { position, share } of cuts.toSorted(byLoss)) {
    if (isZero(left)) break;
    shares[position] = add(share, step);
    left = subtract(left, step);
  }
  return shares;
}

/** Rounding whole × weight to a multiple of step × sum, then dividing by sum, never leaves exact decimals. */
function cutDown(line: {
  readonly whole: Decimal;
  readonly weight: Decimal;
  readonly position: number;
  readonly sumOfWeights: Decimal;
  readonly step: Decimal;
}): Cut {
  const product = multiply(line.whole, line.weight);
  const kept = roundTo(product, multiply(line.step, line.sumOfWeights), "down");
  const share = roundTo(divide(kept, line.sumOfWeights), line.step, "down");
  return { position: line.position, weight: line.weight, share, lost: subtract(product, kept) };
}

function byLoss(a: Cut, b: Cut): number {
  return compare(b.lost, a.lost) || compare(b.weight, a.weight) || a.position - b.position;
}

function addToLargest(shares: readonly Decimal[], odd: Decimal): readonly Decimal[] {
  const largest = shares.reduce((best, share, position) => {
    const bestShare = shares[best];
    return bestShare !== undefined && greaterThan(share, bestShare) ? position : best;
  }, 0);
  return shares.map((share, position) => (position === largest ? add(share, odd) : share));
}
