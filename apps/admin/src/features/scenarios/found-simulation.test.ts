import { describe, expect, it } from "vitest";
import { scenarioOfSimulation } from "../../core/scenario-of-simulation.ts";
import { readSimulation } from "./found-simulation.ts";

function left(yaml: string): string {
  return JSON.stringify({ ruleSet: "company/moi", yaml, from: "la simulation du jour", at: "2026-11-22" });
}

describe("a simulation that waits", () => {
  it("gives its month and data; what it gave is not taken over", () => {
    const yaml = `
- scenario: Simulation
  origin: simulation
  period: 2026-01
  opening: { "*": initial }
  facts: { brut: "1000.10", missions: [ { id: m1, caEncaisse: "0.10" } ] }
  expect: { netAPayer: "812.00" }
`;
    expect(readSimulation(left(yaml))).toEqual({
      ruleSet: "company/moi",
      from: "la simulation du jour",
      period: "2026-01",
      facts: { brut: "1000.10", missions: [{ id: "m1", caEncaisse: "0.10" }] },
      rest: { opening: { "*": "initial" } },
    });
  });

  it("may be its data alone", () => {
    expect(readSimulation(left('brut: "1000.00"\n'))).toMatchObject({
      period: "",
      facts: { brut: "1000.00" },
      rest: {},
    });
  });

  it.each([
    ["no JSON", "{"],
    ["no text of rules", JSON.stringify({ yaml: 3 })],
    ["no record", left("- 3\n")],
    ["no YAML", left("a: [")],
  ])("that is %s is none", (_, kept) => {
    expect(readSimulation(kept)).toBeNull();
  });

  it("is what the simulator leaves: its facts and months, and no amount to expect", () => {
    const supposed = {
      facts: { typeContrat: "CDI" },
      mission: { client: "Dupont" },
      invoiced: { by: "activite", tjm: "450.00", jours: "20" },
    } as const;
    const month = readSimulation(left(scenarioOfSimulation({ ...supposed, periods: ["2026-01"] })));
    // 450.00 × 20.
    expect(month).toMatchObject({
      period: "2026-01",
      facts: { typeContrat: "CDI", missions: [{ client: "Dupont", caFacture: "9000.00" }] },
      rest: {},
    });
    const year = scenarioOfSimulation({ ...supposed, periods: ["2026-01", "2026-02"] });
    const found = readSimulation(left(year));
    expect(found?.rest).toMatchObject({ months: [{ period: "2026-01" }, { period: "2026-02" }] });
    expect(JSON.stringify(found)).not.toContain("expect");
  });
});
