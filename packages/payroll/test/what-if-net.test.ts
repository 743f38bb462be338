import { decimal } from "@bareme/kernel";
import { describe, expect, it } from "vitest";
import { changeMission } from "../src/what-if/change-mission.ts";
import { supposeNet } from "../src/what-if/net.ts";
import type { MonthsInput } from "../src/months.ts";
import { companyRules, GARANCE_JANUARY } from "./rules.ts";
import { valueOf } from "./what-if-rules.ts";

const january: MonthsInput = { facts: {}, months: [GARANCE_JANUARY] };

function months(...missions: readonly Readonly<Record<string, unknown>>[]): MonthsInput {
  return {
    facts: {},
    months: missions.map((mission, rank) => ({
      period: `2026-0${rank + 1}`,
      facts: { missions: [{ id: "audit", ...mission }] },
    })),
  };
}

function missionsOf(input: MonthsInput): readonly unknown[] {
  return input.months.flatMap(({ facts }) => facts["missions"] as readonly unknown[]);
}

describe("the net of a supposed rate", () => {
  const rules = companyRules("cap-garance");

  it("is the published one for 19 days at 500 (SP26-01)", () => {
    const { figures } = valueOf(
      supposeNet(january, rules, { tjm: decimal("500"), jours: decimal("19") }, {}),
    );
    expect(figures.totals).toMatchObject({
      caDuMois: "9500.00",
      totalFraisDeGestion: "475.00",
      netAvantImpot: "4712.29",
      pas: "776.82",
      netAPayer: "3935.47",
    });
  });

  it("is the same from the turnover as from its two factors", () => {
    const byFactors = supposeNet(january, rules, { tjm: decimal("412.50"), jours: decimal("12.5") }, {});
    // 412.50 × 12.5 = 5156.25
    const byTurnover = supposeNet(january, rules, { ca: decimal("5156.25") }, {});
    expect(valueOf(byFactors).figures.totals).toEqual(valueOf(byTurnover).figures.totals);
  });

  it("is the file's own when nothing is supposed", () => {
    expect(valueOf(supposeNet(january, rules, {}, {})).figures.totals.netAPayer).toBe("3935.47");
  });
});

describe("what a supposed rate changes in the months", () => {
  it("is the turnover, rate × days, and what the client pays for it", () => {
    const changed = valueOf(changeMission(january, { tjm: decimal("480.50") }, {}));
    // 480.50 × 19 = 9129.50
    expect(missionsOf(changed.input)).toEqual([
      { id: "m1", caFacture: "9129.50", caEncaisse: "9129.50", tjm: "480.50", jours: "19" },
    ]);
    expect(changed.cashKept).toEqual([]);
  });

  it("follows each invoice to the month that pays it, oldest first", () => {
    const { input } = valueOf(
      changeMission(
        months(
          { tjm: "450.00", jours: "20", caFacture: "9000.00" },
          { tjm: "450.00", jours: "20", caFacture: "9000.00", caEncaisse: "9000.00" },
          { tjm: "450.00", jours: "10", caFacture: "4500.00", caEncaisse: "9000.00" },
        ),
        { tjm: decimal("500") },
        { period: "2026-02" },
      ),
    );
    // Only February's invoice changes, to 500 × 20; February pays January's, March pays February's.
    expect(missionsOf(input)).toMatchObject([
      { caFacture: "9000.00" },
      { caFacture: "10000.00", caEncaisse: "9000.00" },
      { caFacture: "4500.00", caEncaisse: "10000.00" },
    ]);
  });

  it("leaves the part of the cash that pays no invoice of the file, and says so", () => {
    const changed = valueOf(
      changeMission(
        months({ tjm: "450.00", jours: "20", caFacture: "9000.00", caEncaisse: "9234.00" }),
        { tjm: decimal("500") },
        {},
      ),
    );
    // 234 more than the invoice: of one before the file
    expect(missionsOf(changed.input)).toMatchObject([{ caFacture: "10000.00", caEncaisse: "10234.00" }]);
    expect(changed.cashKept).toEqual([0]);
  });

  it("shares a changed invoice among the months that pay it in parts, in the same proportions", () => {
    const { input } = valueOf(
      changeMission(
        months(
          { tjm: "450.00", jours: "20", caFacture: "9000.00" },
          { tjm: "450.00", jours: "0", caFacture: "0.00", caEncaisse: "5000.00" },
          { tjm: "450.00", jours: "0", caFacture: "0.00", caEncaisse: "3000.00" },
        ),
        { tjm: decimal("500") },
        {},
      ),
    );
    // 10 000 in ninths: 5 555.555… and 3 333.333…, the last 1 111.111… unpaid. Cut to the cent, one cent is left over for the part that lost most.
    expect(missionsOf(input)).toMatchObject([
      { caFacture: "10000.00" },
      { caFacture: "0.00", caEncaisse: "5555.56", tjm: "450.00" },
      { caFacture: "0.00", caEncaisse: "3333.33" },
    ]);
  });

  it("keeps the expenses that an invoice passes on and the credit note that lowers it, and says so", () => {
    const { input, besidesKept } = valueOf(
      changeMission(
        months(
          { tjm: "450.00", jours: "21", caFacture: "9634.00", fraisRefactures: "184.00" },
          { tjm: "450.00", jours: "12", caFacture: "4500.00" },
          { tjm: "450.00", jours: "10", caFacture: "4500.00" },
        ),
        { tjm: decimal("500") },
        {},
      ),
    );
    // 500 × 21 + 184, 500 × 12 − 900, 500 × 10
    expect(missionsOf(input)).toMatchObject([
      { caFacture: "10684.00" },
      { caFacture: "5100.00" },
      { caFacture: "5000.00" },
    ]);
    expect(besidesKept).toEqual([0, 1]);
  });

  it("moves the days worked with the days invoiced where they are one number", () => {
    const worked = (joursTravailles: string) => {
      const [month] = months({ tjm: "450.00", jours: "20" }).months;
      const input = { facts: { joursTravailles }, months: month === undefined ? [] : [month] };
      const changed = valueOf(changeMission(input, { jours: decimal("12.5") }, {}));
      return changed.input.months[0]?.facts["joursTravailles"];
    };
    expect(worked("20")).toBe("12.5");
    expect(worked("21")).toBeUndefined();
  });

  it("asks which mission when there are several, which month when it is none of the file, and for the factor that lacks", () => {
    const two = {
      facts: { missions: [{ id: "a" }, { id: "b" }] },
      months: [{ period: "2026-01", facts: {} }],
    };
    const refused = (input: MonthsInput, target: { mission?: string; period?: string }) => {
      const changed = changeMission(input, { tjm: decimal("500") }, target);
      return changed.ok ? [] : changed.problems.map(({ code, message }) => `${code} ${message}`);
    };
    expect(refused(two, {})).toEqual([expect.stringMatching(/^SIMULATION_MISSION .*« a », « b »/)]);
    expect(refused(two, { mission: "c" })).toEqual([expect.stringContaining("« c »")]);
    expect(refused(two, { period: "2026-02" })).toEqual([expect.stringMatching(/^SIMULATION_MONTH /)]);
    expect(refused(two, { mission: "a" })).toEqual([expect.stringContaining("« jours » en 2026-01")]);
  });
});
