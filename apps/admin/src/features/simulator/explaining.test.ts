import { describe, expect, it } from "vitest";
import type { StackTexts } from "../../core/stack-texts.ts";
import type { Supposed } from "../../core/simulation/supposed.ts";
import { explanationKey } from "../../explanation/use-explanation.ts";
import { explainingOf } from "./explaining.ts";

const TEXTS: StackTexts = [{ ruleSet: "law/fr", files: { "a.yaml": "a: 1" } }];
const JANUARY: Supposed = {
  periods: ["2026-01"],
  facts: { statut: "cadre" },
  mission: {},
  invoiced: { by: "activite", tjm: "450.00", jours: "20" },
};

type Of = Parameters<typeof explainingOf>[0];

function keyOf(of: Of, period?: string): string {
  return JSON.stringify(explanationKey(explainingOf(of, false)("netAPayer", period), "essai", "netAPayer"));
}

describe("the explanation of a simulated amount", () => {
  const first = keyOf({ texts: TEXTS, supposed: JANUARY });

  it("is remembered as long as nothing of the simulation changes", () => {
    expect(keyOf({ texts: TEXTS, supposed: structuredClone(JANUARY) })).toBe(first);
  });

  it.each<readonly [string, Of]>([
    [
      "another rate",
      { texts: TEXTS, supposed: { ...JANUARY, invoiced: { by: "activite", tjm: "500.00", jours: "20" } } },
    ],
    ["another fact", { texts: TEXTS, supposed: { ...JANUARY, facts: { statut: "nonCadre" } } }],
    [
      "other rules under the same names",
      { texts: [{ ruleSet: "law/fr", files: { "a.yaml": "a: 2" } }], supposed: JANUARY },
    ],
    ["facts written for other rules", { texts: TEXTS, supposed: JANUARY, asIn: TEXTS }],
  ])("is asked anew under %s", (_, of) => {
    expect(keyOf(of)).not.toBe(first);
  });

  it("is asked anew for another of its months", () => {
    const supposed = { ...JANUARY, periods: ["2026-01", "2026-02"] };
    const keys = [undefined, "2026-01", "2026-02"].map((period) => keyOf({ texts: TEXTS, supposed }, period));
    expect(new Set(keys).size).toBe(3);
  });
});
