import { describe, expect, it } from "vitest";
import { amountId, movementId } from "./amount-id.ts";
import type { Payslip } from "./words.ts";

const LINE = {
  id: "vieillessePlafonnee",
  label: "Assurance vieillesse plafonnée",
  base: null,
  baseUnit: null,
  rate: null,
  rateUnit: null,
  employeeRate: null,
  employerRate: null,
  employee: "153.69",
  employer: "190.44",
  amount: null,
  basis: null,
  source: [],
};
const total = null;
const PAYSLIP: Payslip = {
  period: "2026-11",
  paymentDate: "2026-11-30",
  issued: true,
  ruleSets: [],
  contract: [],
  sections: [{ id: "retraite", title: "Retraite", kind: "contributions", lines: [LINE] }],
  brut: total,
  cotisationsSalariales: total,
  cotisationsPatronales: total,
  montantNetSocial: total,
  netAvantImpot: total,
  netImposable: total,
  netAPayer: total,
  totalVerseEmployeur: total,
  pas: null,
};

describe("the amount that is explained", () => {
  it("is a line, one of its parts, and one of its items", () => {
    expect(amountId({ id: "netAPayer" })).toBe("netAPayer");
    expect(amountId({ id: "maladie" }, "employer")).toBe("maladie.employer");
    expect(amountId({ id: "fraisDeGestion", item: "refonte" })).toBe("fraisDeGestion[refonte]");
  });

  it("of a movement is the part of the line that the movement is", () => {
    const moved = (amount: string) => movementId({ line: "vieillessePlafonnee", amount }, PAYSLIP);
    expect(moved("-190.44")).toBe("vieillessePlafonnee.employer");
    expect(moved("153.69")).toBe("vieillessePlafonnee.employee");
    expect(moved("12.00")).toBe("vieillessePlafonnee");
  });

  it("of a movement that the payslip does not print is its line", () => {
    expect(movementId({ line: "fraisDeGestion", item: "refonte", amount: "-730.00" }, PAYSLIP)).toBe(
      "fraisDeGestion[refonte]",
    );
  });
});
