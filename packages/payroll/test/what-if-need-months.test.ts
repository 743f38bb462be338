import { compare, decimal } from "@bareme/kernel";
import { describe, expect, it } from "vitest";
import { findNeed, type Need } from "../src/what-if/need.ts";
import { companyRules, GARANCE_JANUARY } from "./rules.ts";
import { valueOf } from "./what-if-rules.ts";

const PATIENCE = 60_000;

function isBelow(net: string | undefined, target: string): boolean {
  return compare(decimal(net ?? "0"), decimal(target)) < 0;
}

describe("what a net needs over several months", { timeout: PATIENCE }, () => {
  const garance = companyRules("cap-garance");
  const { facts } = GARANCE_JANUARY;
  const year = { facts, months: ["2026-01", "2026-02"].map((period) => ({ period, facts: {} })) };
  const sought = (target: { period?: string }, net: string): Need =>
    valueOf(
      findNeed({
        input: year,
        rules: garance,
        lever: "tjm",
        change: {},
        target,
        net: decimal(net),
        on: "netAPayer",
      }),
    );

  it("is one rate for them all, for a net that is theirs together", () => {
    const { value, months, run, below } = sought({}, "7000.00");
    expect(months).toEqual(["2026-01", "2026-02"]);
    expect(isBelow(run?.totals.netAPayer ?? undefined, "7000.00")).toBe(false);
    expect(isBelow(below?.net ?? undefined, "7000.00")).toBe(true);
    expect(value).not.toBeNull();
  });

  it("is the rate of one month alone when a month is named", () => {
    const { value, net, months } = sought({ period: "2026-01" }, "3935.47");
    expect({ value, net, months }).toEqual({ value: "500.00", net: "3935.47", months: ["2026-01"] });
  });
});

describe("what a net needs in a month whose invoice is paid later", { timeout: PATIENCE }, () => {
  const rules = companyRules("deux-rives");
  const { missions: _, ...facts } = { ...GARANCE_JANUARY.facts, cotisationSante: "60.00" };
  const audit = { id: "audit", tjm: "450.00", jours: "20", caFacture: "9000.00" };
  const input = {
    facts,
    months: [
      { period: "2026-01", facts: { missions: [audit] } },
      { period: "2026-02", facts: { missions: [{ ...audit, caEncaisse: "9000.00" }] } },
    ],
  };
  const sought = (period: string | undefined) =>
    valueOf(
      findNeed({
        input,
        rules,
        lever: "ca",
        change: {},
        target: { period },
        net: decimal("3000.00"),
        on: "netAPayer",
      }),
    );

  it("supposes the invoice paid in that month when the month is named", () => {
    const { value, run } = sought("2026-02");
    expect(run?.months.at(-1)?.figures.caDuMois).toBe(value);
  });

  it("follows the invoices otherwise: what February pays is January's", () => {
    const { value, run } = sought(undefined);
    expect(run?.months.map(({ figures }) => figures.caDuMois)).toEqual(["0.00", value]);
  });
});
