import fc from "fast-check";
import { expect, it } from "vitest";

import { isZero } from "./decimal.ts";
import { decimalText, Exact, expectNormal } from "./decimal.arbitrary.ts";
import { divide } from "./decimal-division.ts";
import { decimal, decimalToText } from "./decimal-text.ts";

it("agrees with decimal.js in 50 significant digits, half even", () => {
  fc.assert(
    fc.property(decimalText, decimalText, (a, b) => {
      const divisor = decimal(b);
      fc.pre(!isZero(divisor));
      const quotient = divide(decimal(a), divisor);
      expectNormal(quotient);
      const expected = new Exact(a).div(b).toSignificantDigits(50, Exact.ROUND_HALF_EVEN);
      expect(new Exact(decimalToText(quotient)).eq(expected)).toBe(true);
    }),
    { numRuns: 5000 },
  );
});

it.each([
  ["10.00", "4", "2.50"],
  ["10.00", "3.00", `3.${"3".repeat(49)}`],
  ["2", "3", `0.${"6".repeat(49)}7`],
  ["-2", "3", `-0.${"6".repeat(49)}7`],
  ["1", "8", "0.125"],
  ["0.00", "-7", "0.00"],
  ["0", "12345678901234567", "0"],
  ["600", "0.02", "30000"],
  ["1", "0.000000000001", "1000000000000"],
  ["12345678901234567890", "0.00000000001", "1234567890123456789000000000000"],
  ["12345678901234567890.00", "10", "1234567890123456789.00"],
  // 51 significant digits ending in 5: the tie goes to the even neighbour
  [`1${"0".repeat(48)}05`, "10", `1${"0".repeat(49)}`],
  [`1${"0".repeat(48)}15`, "10", `1${"0".repeat(48)}2`],
  ["9".repeat(51), "1", `1${"0".repeat(51)}`],
])("%s / %s = %s", (a, b, expected) => {
  expect(decimalToText(divide(decimal(a), decimal(b)))).toBe(expected);
});

it("refuses to divide by zero", () => {
  expect(() => divide(decimal("1"), decimal("0.00"))).toThrow(new RangeError("division by zero"));
});
