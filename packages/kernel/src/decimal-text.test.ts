import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { decimalText, expectNormal } from "./decimal.arbitrary.ts";
import { decimal, decimalToFixed, decimalToText, parseDecimal } from "./decimal-text.ts";

describe("outside data", () => {
  it.each(["0", "172.07", "-0.05", "302.40", "999999999999999.999999999999", "000123"])(
    "reads %j",
    (text) => {
      const value = parseDecimal(text);
      expect(value).toEqual(decimal(text));
    },
  );

  it.each([
    "",
    " ",
    " 1",
    "1 ",
    "1\n",
    "+1",
    ".5",
    "1.",
    "-",
    "--1",
    "1e3",
    "1,5",
    "1_000",
    "0x10",
    "NaN",
    "Infinity",
    "١",
    "1234567890123456",
    "0.1234567890123",
    1,
    0.1,
    null,
    undefined,
    true,
    [],
    ["1"],
    {},
    { m: 1, s: 0 },
  ])("refuses %j", (input) => {
    expect(parseDecimal(input)).toBeUndefined();
  });
});

it.each(["", "1e3", "+1", ".5", " 1", "NaN"])("a literal %j is a bug", (text) => {
  expect(() => decimal(text)).toThrow(SyntaxError);
});

it("text to decimal to text is the same text", () => {
  fc.assert(
    fc.property(decimalText, (text) => {
      const value = decimal(text);
      expectNormal(value);
      expect(decimalToText(value)).toBe(text);
    }),
    { numRuns: 2000 },
  );
});

it.each([
  ["5", 2, "5.00"],
  ["13.0900", 2, "13.09"],
  ["13.0909", 2, "13.0909"],
  ["-0.5000", 2, "-0.50"],
  ["100", 0, "100"],
  ["100.000", 0, "100"],
  ["0.000", 0, "0"],
  ["1.250", 0, "1.25"],
])("%s with at least %i places is %s", (text, places, expected) => {
  expect(decimalToFixed(decimal(text), places)).toBe(expected);
});

it("refuses a broken number of places", () => {
  expect(() => decimalToFixed(decimal("1"), -1)).toThrow(RangeError);
  expect(() => decimalToFixed(decimal("1"), 1.5)).toThrow(RangeError);
});
