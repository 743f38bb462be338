import { describe, expect, it } from "vitest";
import { decimalOf } from "./typed-decimal.ts";

describe("a number as people type it", () => {
  it.each([
    ["1 234,50", "1234.50"],
    ["1\u202F234,50\u00A0€", "1234.50"],
    ["\u2212680,00", "-680.00"],
    ["12.5", "12.5"],
    ["neutre", "neutre"],
    ["douze", "douze"],
  ])("%s is sent as %s", (typed, sent) => {
    expect(decimalOf(typed)).toBe(sent);
  });
});
