import type { Decimal } from "./decimal.ts";

/**
 * A double within 4 units in the last place of the value. For bounds only: whoever uses it must widen its result and must never let it
 * become an amount.
 */
export function approximate(value: Decimal): number {
  return Number(value.m) / 10 ** value.s;
}
