import { describe, expect, it } from "vitest";
import { cellAt, LINE_COLUMNS, NOTHING_TYPED, pasted, toAsked } from "./typed-payslip.ts";

const typed = {
  ...NOTHING_TYPED,
  lignes: [
    { ligne: "Salaire de base", montant: "2 374,00" },
    { ligne: "", base: " " },
    { ligne: "fnal", base: "4005,00", tauxPatronal: "0,10", patronal: "4,01" },
  ],
  totaux: { netAPayer: "3 935,47", pas: "" },
};

describe("a payslip as it is typed", () => {
  it("is asked without its empty lines, its amounts as decimal texts", () => {
    const { bulletin, compte } = toAsked(typed);
    expect(bulletin).toEqual({
      lignes: [
        { ligne: "Salaire de base", montant: "2374.00" },
        { ligne: "fnal", base: "4005.00", tauxPatronal: "0.10", patronal: "4.01" },
      ],
      totaux: { netAPayer: "3935.47" },
    });
    expect(compte).toBeUndefined();
  });

  it("finds the cell on the screen that a fault of the asked file lies in", () => {
    const asked = toAsked(typed);
    expect(cellAt(["bulletin", "lignes", 1, "patronal"], asked)).toBe("lignes-2-patronal");
    expect(cellAt(["bulletin", "totaux", "netAPayer"], asked)).toBe("totaux-0-netAPayer");
    expect(cellAt(["compte", "soldeCloture"], asked)).toBe("compte-0-soldeCloture");
    expect(cellAt(["bulletin", "lignes", 9], asked)).toBeNull();
  });

  it("takes cells of a spreadsheet from the cell where they are pasted", () => {
    const rows = pasted([{ ligne: "a" }], LINE_COLUMNS, {
      row: 0,
      column: 1,
      text: "100,00\t0,40\r\n200,00\t6,90\r\n",
    });
    expect(rows).toEqual([
      { ligne: "a", base: "100,00", tauxSalarial: "0,40" },
      { base: "200,00", tauxSalarial: "6,90" },
    ]);
  });
});
