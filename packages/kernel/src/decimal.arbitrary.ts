import { Decimal as Wide } from "decimal.js";
import fc from "fast-check";
import { expect } from "vitest";

import type { Decimal } from "./decimal.ts";

/** For tests: decimal.js wide enough to be exact on the operands below. */
export const Exact = Wide.clone({ defaults: true, precision: 120, rounding: Wide.ROUND_HALF_EVEN });

/** For tests: decimals of up to 17 digits and 12 places, of both signs, large and small alike. */
export const decimalText: fc.Arbitrary<string> = fc
  .record({
    digits: fc.oneof(
      ...[10n, 10n ** 4n, 10n ** 9n, 10n ** 17n].map((end) => fc.bigInt({ min: 1n - end, max: end - 1n })),
    ),
    places: fc.integer({ min: 0, max: 12 }),
  })
  .map(({ digits, places }) => new Exact(digits.toString()).div(10 ** places).toFixed(places));

/** For tests: a number when it is a safe integer, else a bigint; never minus zero. */
export function expectNormal(value: Decimal): void {
  const size = value.m < 0 ? -BigInt(value.m) : BigInt(value.m);
  expect(typeof value.m).toBe(size <= BigInt(Number.MAX_SAFE_INTEGER) ? "number" : "bigint");
  expect(Object.is(value.m, -0)).toBe(false);
  expect(Number.isInteger(value.s) && value.s >= 0).toBe(true);
}
