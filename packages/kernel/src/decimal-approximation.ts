import { numberPowerOfTen, type Decimal } from "./decimal.ts";

/**
 * A double within 4 units in the last place of the value. For bounds only: whoever uses it must widen its result and must never let it
 * become an amount.
 */
export function approximate(value: Decimal): number {
  const { m, s } = value;
  return typeof m === "number" && s <= 15 ? m / numberPowerOfTen(s) : Number(m) / 10 ** s;
}

/**
 * The value in units of 10^-places when that is a safe integer (6004.94 in millionths is 6004940000), else undefined. For bounds only, where sums of such
 * counts are exact.
 */
export function exactUnits(value: Decimal, places: number): number | undefined {
  const { m, s } = value;
  if (typeof m !== "number" || s > places) return undefined;
  const units = m * numberPowerOfTen(places - s);
  return Number.isSafeInteger(units) ? units : undefined;
}
