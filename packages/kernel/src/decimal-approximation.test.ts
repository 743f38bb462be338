import { expect, it } from "vitest";
import { approximate, exactUnits } from "./decimal-approximation.ts";
import { decimal } from "./decimal-text.ts";

it.each([
  ["0", 0],
  ["6004.94", 6004.94],
  ["-0.0001", -0.0001],
  ["12345678901.5", 12345678901.5],
])("%s is near %d", (text, double) => {
  expect(Math.abs(approximate(decimal(text)) - double)).toBeLessThanOrEqual(
    Math.abs(double) * 4 * Number.EPSILON,
  );
});

it.each([
  ["6004.94", 6, 6_004_940_000],
  ["-0.000001", 6, -1],
  ["0.0000001", 6, undefined],
  ["99999999999.99", 6, undefined],
])("%s counts in units of 10^-%d as %s", (text, places, units) => {
  expect(exactUnits(decimal(text), places)).toBe(units);
});
