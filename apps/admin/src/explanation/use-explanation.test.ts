import type { Explanation } from "@bareme/engine";
import { describe, expect, it } from "vitest";
import { amountOf, findWhole } from "./use-explanation.ts";

const leaf = (id: string, more: Partial<Explanation> = {}): Explanation => ({
  id,
  label: id,
  kind: "computed",
  value: "1.00",
  unit: "EUR",
  formula: null,
  numbers: null,
  note: null,
  sources: [],
  ruleSet: null,
  inputs: [],
  ...more,
});

describe("the amounts of an explanation", () => {
  it("are asked by their id, and by their item where a line has several", () => {
    expect(amountOf(leaf("netAPayer"))).toBe("netAPayer");
    expect(amountOf(leaf("fraisDeGestion", { item: "mission-1" }))).toBe("fraisDeGestion[mission-1]");
  });

  it("are found where they are told whole, not where they come again", () => {
    const whole = leaf("brut", { note: "whole" });
    const tree = leaf("net", { inputs: [leaf("brut", { seen: true }), leaf("base", { inputs: [whole] })] });
    expect(findWhole(tree, "brut")).toBe(whole);
    expect(findWhole(tree, "absent")).toBeNull();
  });
});
