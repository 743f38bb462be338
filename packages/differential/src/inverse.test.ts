import {
  add,
  decimal,
  decimalToFixed,
  decimalToText,
  lessOrEqual,
  greaterThan,
  absolute,
  subtract,
} from "@bareme/kernel";
import { describe, expect, it } from "vitest";
import { openLaw } from "./law.ts";
import { readTable, rowToSituation, type InverseRow } from "./oracle.ts";
import { numberToText, situationToRequest } from "./situation.ts";

/** The gross is the greatest whose cost, of rounded lines, the budget covers. */
const SOLVED = `
facts:
  - { id: budget, label: Coût total visé, type: decimal, unit: EUR }
lines:
  - id: remunerationBrute
    label: Rémunération brute du mois
    kind: solve
    greatest: { step: "0.01", from: "0", to: budget }
    such-that: [ totalVerseEmployeur <= budget ]
    otherwise: "0"
`;
const MANIFEST =
  "ruleSet: company/inverse\nlayer: company\nlabel: Du coût total au brut\nextends: [law/fr]\n";

const solve = openLaw([
  { path: "manifest.yaml", text: MANIFEST },
  { path: "brut.yaml", text: SOLVED },
]);
const forward = openLaw();
const { inverse } = readTable("2026");

/** The slots of law are facts here; only the gross is solved. */
function solved(row: InverseRow): string {
  const { period, facts } = situationToRequest(rowToSituation(row.payslip));
  const { remunerationBrute: _, ...others } = facts;
  const { values, problems } = solve({
    period,
    facts: { ...others, budget: numberToText(row.budget) },
  }).document;
  expect(problems).toEqual([]);
  return values["remunerationBrute"] ?? "absent";
}

function costOf(row: InverseRow, brut: string): string {
  const { period, facts } = situationToRequest({ ...rowToSituation(row.payslip), brut });
  return forward({ period, facts }).document.values["totalVerseEmployeur"] ?? "absent";
}

describe("the gross for a budget, against the table of the model", () => {
  it("has the twelve budgets", () => expect(inverse).toHaveLength(12));

  it.each(inverse)("is the greatest that $budget covers, $id", (row) => {
    const brut = decimal(solved(row));
    const budget = decimal(numberToText(row.budget));
    const above = decimalToFixed(add(brut, decimal("0.01")), 2);
    expect(lessOrEqual(decimal(costOf(row, decimalToText(brut))), budget)).toBe(true);
    expect(greaterThan(decimal(costOf(row, above)), budget)).toBe(true);
    expect(lessOrEqual(absolute(subtract(brut, decimal(numberToText(row.gross)))), decimal("0.02"))).toBe(
      true,
    );
  });
});
