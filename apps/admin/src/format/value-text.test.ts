import { describe, expect, it } from "vitest";
import { typedDecimal, valueText } from "./value-text.ts";

describe("a number that somebody types", () => {
  it.each([
    ["1 234,50", "1234.50"],
    ["1\u202F234,50\u00A0€", "1234.50"],
    ["−12,3", "-12.3"],
    ["1234.50", "1234.50"],
    ["0", "0"],
    [" fraisStandard ", "fraisStandard"],
    ["1.234,50", "1.234,50"],
    ["2026-01-01", "2026-01-01"],
  ])("%j is written %j", (typed, written) => {
    expect(typedDecimal(typed)).toBe(written);
  });
});

it.each([
  ["1234.50", "1\u202F234,50"],
  ["-0.1", "\u22120,1"],
  ["10", "10"],
  ["true", "oui"],
  ["RES-1", "RES-1"],
  ["pas de valeur", "pas de valeur"],
])("the value %j is shown as %j, none of its digits dropped", (value, shown) => {
  expect(valueText(value)).toBe(shown);
});
