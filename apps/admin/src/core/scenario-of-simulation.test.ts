import { readScenarios } from "@bareme/scenarios";
import { parse } from "yaml";
import { describe, expect, it } from "vitest";
import { nameOfSimulation, scenarioOfSimulation } from "./scenario-of-simulation.ts";
import type { Supposed } from "./simulation/supposed.ts";

const JANUARY: Supposed = {
  periods: ["2026-01"],
  facts: { typeContrat: "CDI", statut: "cadre", alsaceMoselle: true, lissage: "net" },
  mission: { client: 'Dupont "& fils": l\'audit' },
  invoiced: { by: "activite", tjm: "450.05", jours: "20.5" },
};

describe("the scenario that a simulation leaves", () => {
  it.each([
    [["2026-11"], "la simulation de novembre 2026"],
    [["2026-08"], "la simulation d'août 2026"],
    [["2026-01", "2026-02", "2026-03"], "la simulation de janvier 2026 à mars 2026"],
  ])("of %s says where it comes from: %s", (periods, said) => {
    expect(nameOfSimulation({ ...JANUARY, periods })).toBe(said);
  });

  it("holds the facts and the month, the invoice to the cent, and every text as it was typed", () => {
    expect(parse(scenarioOfSimulation(JANUARY))).toMatchObject([
      {
        period: "2026-01",
        facts: {
          typeContrat: "CDI",
          statut: "cadre",
          alsaceMoselle: true,
          lissage: "net",
          missions: [
            {
              client: 'Dupont "& fils": l\'audit',
              tjm: "450.05",
              jours: "20.5",
              // 450.05 × 20.5 = 9 226.025
              caFacture: "9226.03",
              caEncaisse: "9226.03",
            },
          ],
        },
      },
    ]);
  });

  it("leaves the origin and every expected value to a person", () => {
    const [scenario] = parse(scenarioOfSimulation(JANUARY)) as [
      { origin: string; expect: Record<string, string> },
    ];
    expect(scenario.origin).toBe("");
    expect(new Set(Object.values(scenario.expect))).toEqual(new Set([""]));
  });

  it("is refused until its origin is written, and read then, for a month and for a year", () => {
    for (const periods of [["2026-01"], ["2026-01", "2026-02"]]) {
      const yaml = scenarioOfSimulation({ ...JANUARY, periods });
      expect(readScenarios("company/x/scenarios/a.yaml", yaml).ok).toBe(false);
      expect(
        readScenarios("company/x/scenarios/a.yaml", yaml.replace('origin: ""', 'origin: "à la main"')),
      ).toMatchObject({
        ok: true,
        value: [
          {
            scenario:
              periods.length === 1
                ? { period: "2026-01" }
                : { months: periods.map((period) => ({ period })) },
          },
        ],
      });
    }
  });
});
