import { absolute, compare, decimal } from "@bareme/kernel";
import { describe, expect, it } from "vitest";
import type { MonthsInput } from "../src/months.ts";
import { drawCurve, type Curve } from "../src/what-if/curve.ts";
import { supposeNet } from "../src/what-if/net.ts";
import { companyRules, GARANCE_JANUARY } from "./rules.ts";
import { centsBetween, difference, valueOf } from "./what-if-rules.ts";

const PATIENCE = 60_000;
const garance = companyRules("cap-garance");
const january: MonthsInput = { facts: {}, months: [GARANCE_JANUARY] };

function curve(from: string, to: string, every: string, rules = garance, input = january): Curve {
  return valueOf(
    drawCurve({ input, rules, target: {}, from: decimal(from), to: decimal(to), every: decimal(every) }),
  );
}

describe("net against turnover", { timeout: PATIENCE }, () => {
  it("has its points where it is asked, the last one included, each as the month itself gives it", () => {
    const { points } = curve("9000.00", "9550.00", "250");
    expect(points.map(({ ca }) => ca)).toEqual(["9000.00", "9250.00", "9500.00", "9550.00"]);
    expect(points[2]?.totals).toMatchObject({ netAvantImpot: "4712.29", netAPayer: "3935.47" });
  });

  it("shows the cent at which the CET starts, as trying every cent around it does", () => {
    const { cliffs, complete } = curve("6250.00", "6500.00", "250");
    expect(complete).toBe(true);
    expect(cliffs).toHaveLength(1);
    const [cet] = cliffs;
    expect(cet).toMatchObject({ falls: true, fraisDeGestion: "0.00" });
    expect(cet?.causes[0]).toMatchObject({ id: "baseCetTranche1", before: "0.00", after: "4005.00" });
    // 6 347.46 is what the curve says: every cent about it, and the greatest fall among them
    const around = centsBetween("6346.50", "6348.50");
    const nets = around.map(
      (ca) => valueOf(supposeNet(january, garance, { ca: decimal(ca) }, {})).figures.totals.netAvantImpot,
    );
    const falls = around.flatMap((ca, rank) => {
      const change = difference(nets[rank], nets[rank - 1] ?? nets[rank]);
      return compare(change, decimal("-0.20")) < 0 ? [{ before: around[rank - 1], after: ca, change }] : [];
    });
    expect(falls).toHaveLength(1);
    expect(falls[0]).toMatchObject({ before: cet?.before, after: cet?.after });
    expect(compare(falls[0]?.change ?? decimal("0"), decimal(cet?.netAvantImpot ?? "0"))).toBe(0);
    // CET of the employee, 0.14 % of 4 005.01 = 5.607: the net falls by it, less the cent of gross that starts it
    expect(compare(absolute(decimal(cet?.netAvantImpot ?? "0")), decimal("5.55"))).toBe(1);
    expect(compare(absolute(decimal(cet?.netAvantImpot ?? "0")), decimal("5.65"))).toBe(-1);
  });

  it("shows the bracket of the tax with the rate that changes", () => {
    const { cliffs } = curve("9000.00", "9100.00", "100");
    expect(cliffs).toHaveLength(1);
    expect(cliffs[0]?.causes[0]).toMatchObject({ id: "tauxPas", before: "13.80", after: "15.80", unit: "%" });
    expect(cliffs[0]?.causes[0]?.source[0]?.text).toContain("204 H");
  });

  it("shows the hole at 3 SMIC, to the cent, and what it leaves on the account", () => {
    const { holes } = curve("8100.00", "8400.00", "100");
    expect(holes).toHaveLength(1);
    const [hole] = holes;
    // 109.38: settled readings, 2026
    expect(hole).toMatchObject({ remainder: "109.38", causes: [{ change: "109.38" }] });
    const at = (ca: string) =>
      valueOf(supposeNet(january, garance, { ca: decimal(ca) }, {})).figures.totals.remunerationBrute;
    const from = hole?.from ?? "0.00";
    const to = hole?.to ?? "0.00";
    const [below = ""] = centsBetween(from, from).map((text) => centBeside(text, -1));
    expect(at(from)).toBe(at(to));
    expect(at(below)).not.toBe(at(from));
    expect(at(centBeside(to, 1))).not.toBe(at(to));
  });

  it("shows the threshold of a fee that is a rate on the whole amount: 450 at 5 000, 350 a cent above", () => {
    const input = {
      facts: { etablissement: "paris", formuleFrais: "pourcentage" },
      months: [GARANCE_JANUARY],
    };
    const { cliffs } = curve("4900.00", "5050.00", "150", companyRules("atelier-mistral"), input);
    const [fee] = cliffs.filter(({ fraisDeGestion }) => fraisDeGestion !== "0.00");
    expect(fee).toMatchObject({
      before: "5000.00",
      after: "5000.01",
      falls: false,
      fraisDeGestion: "-100.00",
    });
    expect(fee?.causes).toHaveLength(1);
    expect(fee?.causes[0]).toMatchObject({ id: "fraisDeGestion", before: "450.00", after: "350.00" });
  });
});

function centBeside(text: string, by: number): string {
  const cents = String(Number(text.replace(".", "")) + by);
  return `${cents.slice(0, -2)}.${cents.slice(-2)}`;
}
