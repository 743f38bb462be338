import { expect, it } from "vitest";
import { approximate } from "./decimal-approximation.ts";
import { decimal } from "./decimal-text.ts";

it.each([
  ["0", 0],
  ["6004.94", 6004.94],
  ["-0.0001", -0.0001],
  ["123456789012345.123456789012", 123456789012345.12],
])("%s is near %d", (text, double) => {
  expect(Math.abs(approximate(decimal(text)) - double)).toBeLessThanOrEqual(Math.abs(double) * 4 * Number.EPSILON);
});
