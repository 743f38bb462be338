import { describe, expect, it } from "vitest";
import { smallestStepUp } from "./smallest-step.ts";

describe("the smallest step up", () => {
  it.each([
    ["6.90", "6.91"],
    ["48060", "48061"],
    ["0", "1"],
    ["0.00", "0.01"],
    ["0.3999", "0.4000"],
    ["9.99", "10.00"],
    ["-0.5", "-0.4"],
    ["-0.01", "0.00"],
    ["-1", "0"],
  ])("moves %s to %s", (text, expected) => {
    expect(smallestStepUp(text)).toBe(expected);
  });
});
