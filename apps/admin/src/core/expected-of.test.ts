import { describe, expect, it } from "vitest";
import { expectedOf } from "./expected-of.ts";

const SCENARIOS = `
- scenario: Un mois seul
  origin: calcul à la main
  period: 2026-01
  expect: { netAPayer: "10.00", avanceAccordee: false }
  events: [soldeNegatif, plancher]
- scenario: Deux mois, le second refusé
  origin: calcul à la main
  months:
    - { period: 2026-01, expect: { netAPayer: "1.00" }, events: [] }
    - { period: 2026-02, refuse: { code: FACT_INVALID, path: [niveau] } }
`;
const TEXTS = [{ ruleSet: "company/essai", files: { "scenarios/mois.yaml": SCENARIOS } }];
const FILE = "company/essai/scenarios/mois.yaml";

describe("what a scenario compares", () => {
  it("is each of its amounts and its alerts, as the runner names them", () => {
    expect(expectedOf(TEXTS, `${FILE}#0`)).toEqual([
      { period: "2026-01", what: "netAPayer", expected: "10.00" },
      { period: "2026-01", what: "avanceAccordee", expected: "false" },
      { period: "2026-01", what: "events", expected: "plancher, soldeNegatif" },
    ]);
  });

  it("is told month by month, a refusal with its problem", () => {
    expect(expectedOf(TEXTS, `${FILE}#1`)).toEqual([
      { period: "2026-01", what: "netAPayer", expected: "1.00" },
      { period: "2026-01", what: "events", expected: "aucun" },
      { period: "2026-02", what: "refus", expected: "FACT_INVALID [niveau]" },
    ]);
  });

  it("is nothing for a scenario that is not there", () => {
    expect(expectedOf(TEXTS, `${FILE}#7`)).toEqual([]);
  });
});
