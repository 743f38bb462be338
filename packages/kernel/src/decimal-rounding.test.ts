import { Decimal as Wide } from "decimal.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { equals, negate } from "./decimal.ts";
import { decimalText, Exact, expectNormal } from "./decimal.arbitrary.ts";
import { roundTo, type RoundingMode } from "./decimal-rounding.ts";
import { decimal, decimalToText } from "./decimal-text.ts";

const MODES: Readonly<Record<RoundingMode, Wide.Rounding>> = {
  "half-up": Wide.ROUND_HALF_UP,
  "half-even": Wide.ROUND_HALF_EVEN,
  up: Wide.ROUND_UP,
  down: Wide.ROUND_DOWN,
  ceiling: Wide.ROUND_CEIL,
  floor: Wide.ROUND_FLOOR,
};
const modes = Object.keys(MODES) as readonly RoundingMode[];

/** Random values, and exact halves of the step, which random values hardly ever are. */
const valueFor = (step: string): fc.Arbitrary<string> =>
  fc.oneof(
    decimalText,
    fc
      .bigInt({ min: -(10n ** 15n), max: 10n ** 15n })
      .map((halves) => new Exact(halves.toString()).times(step).div(2).toFixed()),
  );

describe.each(modes)("%s agrees with decimal.js", (mode) => {
  it.each(["0.01", "0.0001", "0.05", "1", "100", "0.25", "0.10", "12345678901234567.89"])(
    "to the step %s",
    (step) => {
      fc.assert(
        fc.property(valueFor(step), (text) => {
          const rounded = roundTo(decimal(text), decimal(step), mode);
          expectNormal(rounded);
          const expected = new Exact(text).div(step).toDecimalPlaces(0, MODES[mode]).times(step);
          const places = step.split(".")[1]?.length ?? 0;
          expect(decimalToText(rounded)).toBe(
            expected.eq(0) ? new Exact(0).toFixed(places) : expected.toFixed(places),
          );
        }),
        { numRuns: 500 },
      );
    },
  );
});

it("half-up of a negative is the exact opposite", () => {
  fc.assert(
    fc.property(valueFor("0.01"), (text) => {
      const value = decimal(text);
      const step = decimal("0.01");
      expect(equals(roundTo(negate(value), step, "half-up"), negate(roundTo(value, step, "half-up")))).toBe(
        true,
      );
    }),
  );
});

it.each([
  ["172.065", "0.01", "half-up", "172.07"],
  ["-172.065", "0.01", "half-up", "-172.07"],
  ["172.065", "0.01", "half-even", "172.06"],
  ["1.005", "0.01", "half-up", "1.01"],
  ["5", "0.01", "half-up", "5.00"],
  ["0.075", "0.05", "half-up", "0.10"],
  ["-0.004", "0.01", "half-up", "0.00"],
  ["149.99", "100", "half-up", "100"],
] as const)("%s to %s, %s, is %s", (value, step, mode, expected) => {
  expect(decimalToText(roundTo(decimal(value), decimal(step), mode))).toBe(expected);
});

it("refuses a step of zero or less", () => {
  expect(() => roundTo(decimal("1"), decimal("0.00"), "up")).toThrow(RangeError);
  expect(() => roundTo(decimal("1"), decimal("-0.01"), "up")).toThrow(RangeError);
});
