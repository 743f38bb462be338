import { fromBigInt, isSafe, makeDecimal, mantissaAt, numberPowerOfTen, type Decimal } from "./decimal.ts";

/**
 * What happens to a value that lies between two multiples of the step.
 *
 * - `half-up`: to the nearest, and a half goes away from zero (so a deduction rounds as its opposite does).
 * - `half-even`: to the nearest, and a half goes to the even multiple.
 * - `up`: away from zero. `down`: toward zero.
 * - `ceiling`: toward plus infinity. `floor`: toward minus infinity.
 */
export type RoundingMode = "half-up" | "half-even" | "up" | "down" | "ceiling" | "floor";

/**
 * The multiple of `step` that `mode` chooses. `step` is any positive decimal: 0.01, 0.05, 1, 100.
 * The result carries exactly the places of `step`: 5 to the step 0.01 is 5.00. Throws RangeError on a step of zero
 * or less.
 */
export function roundTo(value: Decimal, step: Decimal, mode: RoundingMode): Decimal {
  const vm = value.m;
  const sm = step.m;
  if (sm <= 0) throw new RangeError("the rounding step must be positive");
  if (typeof vm === "number" && typeof sm === "number") {
    // value / step = numerator / denominator, both integers
    const coarser = value.s > step.s;
    const factor = numberPowerOfTen(coarser ? value.s - step.s : step.s - value.s);
    const numerator = coarser ? vm : vm * factor;
    const denominator = coarser ? sm * factor : sm;
    if (isSafe(numerator) && isSafe(denominator)) {
      const units = denominator === 1 ? numerator : roundQuotient(numerator, denominator, mode);
      const m = units * sm + 0;
      if (isSafe(m)) return makeDecimal(m, step.s);
    }
  }
  return roundBig(value, step, mode);
}

/** Whether a quotient that is not whole moves away from zero. */
function movesAway(
  mode: RoundingMode,
  truncated: { negative: boolean; odd: boolean; half: number },
): boolean {
  switch (mode) {
    case "half-up":
      return truncated.half >= 0;
    case "half-even":
      return truncated.half > 0 || (truncated.half === 0 && truncated.odd);
    case "up":
      return true;
    case "down":
      return false;
    case "ceiling":
      return !truncated.negative;
    case "floor":
      return truncated.negative;
  }
}

function roundQuotient(numerator: number, denominator: number, mode: RoundingMode): number {
  const negative = numerator < 0;
  const size = negative ? -numerator : numerator;
  // The division may round up to the next integer, never below the true one; the product stays at or below 2^53.
  let quotient = Math.floor(size / denominator);
  let rest = size - quotient * denominator;
  if (rest < 0) {
    quotient -= 1;
    rest += denominator;
  }
  if (rest !== 0) {
    const half = rest - (denominator - rest);
    if (movesAway(mode, { negative, odd: quotient % 2 === 1, half })) quotient += 1;
  }
  return negative ? 0 - quotient : quotient;
}

function roundBig(value: Decimal, step: Decimal, mode: RoundingMode): Decimal {
  const scale = value.s > step.s ? value.s : step.s;
  const signed = mantissaAt(value, scale);
  const denominator = mantissaAt(step, scale);
  const negative = signed < 0n;
  const size = negative ? -signed : signed;
  const rest = size % denominator;
  let quotient = size / denominator;
  if (rest !== 0n) {
    const twice = 2n * rest;
    const half = twice > denominator ? 1 : twice < denominator ? -1 : 0;
    if (movesAway(mode, { negative, odd: quotient % 2n === 1n, half })) quotient += 1n;
  }
  const units = negative ? -quotient : quotient;
  return fromBigInt(units * BigInt(step.m), step.s);
}
