import { describe, expect, it } from "vitest";
import { porteOf } from "./portes.ts";
import { faultsOf, openCompanies, timeMonths } from "./run-portes.ts";
import { seeded } from "./seeded.ts";

const companies = openCompanies();

describe("the portfolio that is measured", { timeout: 60_000 }, () => {
  it("is the same in every run", () => {
    expect(porteOf(7)).toEqual(porteOf(7));
    expect(porteOf(7)).not.toEqual(porteOf(10));
  });

  it("draws as Mulberry32 does", () => {
    // The first numbers of the published algorithm from the seed 1, over 2 to the 32.
    const draw = seeded(1);
    expect([draw.below(2 ** 32), draw.below(2 ** 32)]).toEqual([2693262067, 11749833]);
  });

  it("varies contracts, durations and missions", () => {
    const portes = Array.from({ length: 60 }, (_, index) => porteOf(index));
    const seen = (fact: string): number => new Set(portes.map(({ input }) => input.facts[fact])).size;
    expect([seen("typeContrat"), seen("statut"), seen("modeDuree"), seen("niveau")]).toEqual([2, 2, 3, 4]);
    const counts = portes.map(({ input }) => {
      const missions = input.months[0]?.facts["missions"];
      return Array.isArray(missions) ? missions.length : 0;
    });
    expect(new Set(counts)).toEqual(new Set([1, 2, 3]));
  });

  it("is payable in every month, and closes every compte d'activité", () => {
    for (let index = 0; index < 6; index += 1) {
      const { company, input } = porteOf(index);
      const run = timeMonths(input, companies[company]);
      expect(run.months).toHaveLength(10);
      expect(faultsOf(`porté ${index}`, run)).toEqual([]);
    }
  });

  it("is not payable when a month is refused, and says which", () => {
    const run = timeMonths(
      {
        facts: {},
        months: [
          { period: "2026-01", facts: {} },
          { period: "2026-02", facts: {} },
        ],
      },
      companies["cap-garance"],
    );
    const faults = faultsOf("porté", run);
    expect(faults).toHaveLength(2);
    expect(faults[0]).toBe("porté, 2026-02: was not run");
    expect(faults[1]).toContain("porté, 2026-01: refusé.");
  });
});
