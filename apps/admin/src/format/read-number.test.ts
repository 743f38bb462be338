import { describe, expect, it } from "vitest";
import { cutForReading } from "./read-number.ts";

describe("a number as it is read on a payslip", () => {
  it.each([
    ["15.5844155844", "15.5844"],
    ["-0.12345678", "-0.1234"],
    ["15.584400001", "15.5844"],
  ])("%s is cut to %s", (value, shown) => {
    expect(cutForReading(value)).toBe(shown);
  });

  it.each(["15.58", "6.90", "15.584416", "15.584400000", "151.67", "1234", "neutre"])(
    "%s stands whole",
    (value) => {
      expect(cutForReading(value)).toBeNull();
    },
  );
});
