import { describe, expect, it } from "vitest";
import { differences, ourPayslip } from "./compare.ts";
import { differencesOf } from "./known-differences.ts";
import { openLaw } from "./law.ts";
import { readTable, rowToModelPayslip, rowToPayslip, rowToSituation, type OracleRow } from "./oracle.ts";
import { printedPayslip, printedTax } from "./payslip.ts";

const evaluate = openLaw();
const rows = (["2024", "2025", "2026"] as const).flatMap((year) => [...readTable(year).rows]);
const movesPrevoyance = (row: OracleRow): boolean =>
  differencesOf(rowToSituation(row)).some(({ id }) => id === "assiette-prevoyance-cadre");

/** The row, or for a cadre at part time the row with its prévoyance on the ceiling of the month and what hangs on it. */
function expected(row: OracleRow): Record<string, string> {
  const printed = rowToPayslip(row);
  if (!movesPrevoyance(row)) return printed;
  const moved = printedPayslip(rowToModelPayslip(row));
  return { ...printed, ...moved, ...printedTax(moved, printed["tauxPas"] ?? "") };
}

describe("law alone, against the tables of the model", () => {
  it("has every row of the three tables", () => {
    expect(rows).toHaveLength(120);
    expect(rows.filter(movesPrevoyance).map(({ id }) => id)).toEqual(PART_TIME_CADRES);
  });

  it.each(rows)("gives each line, the coefficient, the totals and the tax of $id", (row) => {
    expect(differences(ourPayslip(evaluate, rowToSituation(row)), expected(row))).toEqual([]);
  });

  it.each(rows.filter((row) => !movesPrevoyance(row)))(
    "rounds the model's amounts as the table does, $id",
    (row) => {
      const printed = rowToPayslip(row);
      const made = printedPayslip(rowToModelPayslip(row));
      const tax = printedTax(made, printed["tauxPas"] ?? "");
      expect(
        differences(
          { ...made, ...tax, coefficientReduction: printed["coefficientReduction"] ?? "" },
          printed,
        ),
      ).toEqual([]);
    },
  );
});

const PART_TIME_CADRES = ["urssaf-2024-20", "urssaf-2025-20", "urssaf-2026-20", "urssaf-2026-46"];
