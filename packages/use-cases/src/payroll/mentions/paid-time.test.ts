import { success } from "@bareme/kernel";
import { describe, expect, it } from "vitest";
import type { WorkedMonth } from "./month-facts.ts";
import { paidTime } from "./paid-time.ts";

function worked(period: string, facts: Readonly<Record<string, string>>): WorkedMonth {
  return { period, fact: (id) => facts[id] };
}

describe("the time that a payslip says is paid", () => {
  it("is the hours of a contract counted in hours, none of them at an increased rate", () => {
    const month = worked("2026-03", { modeDuree: "heures", heuresTravaillees: "140" });
    expect(paidTime(month, [], null)).toEqual(success({ nature: "heures", normales: "140", majorees: [] }));
  });

  describe("of a forfait in days", () => {
    const forfait = { modeDuree: "jours", joursForfait: "218", dateDebutContrat: "2026-01-01" };

    it("is the days of the month and of the year, and those worked since the contract began", () => {
      const before = [
        worked("2026-01", { ...forfait, joursTravailles: "18" }),
        worked("2026-02", { ...forfait, joursTravailles: "15.5" }),
      ];
      // 18 + 15.5 + 20
      expect(paidTime(worked("2026-03", { ...forfait, joursTravailles: "20" }), before, null)).toEqual(
        success({ nature: "forfaitJours", joursAnnee: "218", joursMois: "20", joursDouzeMois: "53.5" }),
      );
    });

    it("counts twelve months and no more", () => {
      const old = { ...forfait, dateDebutContrat: "2024-01-01", joursTravailles: "10" };
      const before = Array.from({ length: 14 }, (_, index) =>
        worked(index < 2 ? `2024-${String(index + 11)}` : `2025-${String(index - 1).padStart(2, "0")}`, old),
      );
      // January to December 2025: twelve months of ten days.
      expect(paidTime(worked("2025-12", old), before, null)).toMatchObject({
        value: { joursDouzeMois: "120" },
      });
    });

    it("does not tell days that were paid elsewhere", () => {
      const now = worked("2026-03", { ...forfait, joursTravailles: "20" });
      expect(paidTime(now, [], null)).toMatchObject({ value: { joursDouzeMois: null } });
    });
  });

  it("is what the mentions name for a pay by the month, and is missed without", () => {
    const month = worked("2026-03", { modeDuree: "mensuel", moisTravailles: "1" });
    expect(paidTime(month, [], "salaire mensuel contractuel")).toEqual(
      success({ nature: "autre", base: "salaire mensuel contractuel" }),
    );
    expect(paidTime(month, [], null)).toMatchObject({
      problems: [{ code: "MENTION_MISSING", path: ["temps"] }],
    });
  });

  it("is missed where the month was computed without it", () => {
    expect(paidTime(worked("2026-03", { modeDuree: "jours" }), [], null)).toMatchObject({
      problems: [{ path: ["joursTravailles"] }, { path: ["joursForfait"] }],
    });
  });
});
