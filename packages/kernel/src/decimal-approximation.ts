import { numberPowerOfTen, type Decimal } from "./decimal.ts";

/**
 * A double within 4 units in the last place of the value. For bounds only: whoever uses it must widen its result and must never let it
 * become an amount.
 */
export function approximate(value: Decimal): number {
  const { m, s } = value;
  return typeof m === "number" && s <= 15 ? m / numberPowerOfTen(s) : Number(m) / 10 ** s;
}
