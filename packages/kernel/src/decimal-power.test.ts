import { expect, it } from "vitest";

import { power } from "./decimal-power.ts";
import { decimal, decimalToText } from "./decimal-text.ts";

it.each([
  ["1.10", "2", "1.21"],
  ["2", "132", (2n ** 132n).toString()],
  ["0.5", "-132", (2n ** 132n).toString()],
  ["-3", "3", "-27"],
  ["-3", "2.0", "9"],
  ["4", "0.5", "2"],
  ["0.0001", "0.25", "0.1"],
  ["2", "-3", "0.125"],
  ["0", "0", "1"],
  ["0", "2", "0"],
  ["7", "0", "1"],
  ["10", "40", `1${"0".repeat(40)}`],
  ["1", "1000", "1"],
  ["2", "0.5", "1.4142135623730950488016887242096980785696718753769"],
  ["1.01", "0.083333333333", "1.0008295381143429166675891630886276546697335787416"],
])("%s to the power %s", (base, exponent, expected) => {
  expect(decimalToText(power(decimal(base), decimal(exponent)))).toBe(expected);
});

it("keeps 50 significant digits of a small result", () => {
  expect(decimalToText(power(decimal("3"), decimal("-1")))).toBe(`0.${"3".repeat(50)}`);
});

it.each([
  ["a root of a negative", "-4", "0.5"],
  ["a negative power of zero", "0", "-1"],
  ["a result beyond 10^40", "10", "40.01"],
  ["a negative result beyond 10^40", "-11", "39"],
  ["an exponent beyond 1000", "1", "1000.1"],
  ["an exponent beyond -1000", "1", "-1001"],
])("refuses %s", (_, base, exponent) => {
  expect(() => power(decimal(base), decimal(exponent))).toThrow(RangeError);
});
