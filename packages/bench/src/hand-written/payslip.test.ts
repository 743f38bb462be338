import { Decimal } from "decimal.js";
import { describe, expect, it } from "vitest";
import { openStack, STACKS } from "../rule-stack.ts";
import { BUDGET, PRINTED, requestFor, SALAIRE_DE_BASE, TOTALS, TURNOVERS } from "../sp26-01.ts";
import { plainCost, simplifiedCost, solvePayslip, type HandWrittenPayslip } from "./payslip.ts";

const solve = (budget: string, cost = plainCost): HandWrittenPayslip =>
  solvePayslip(new Decimal(budget), new Decimal(SALAIRE_DE_BASE), cost);
const shown = (amount: Decimal): string => amount.toFixed(2);
const evaluate = openStack(STACKS["cap-garance"]);

describe("the payslip written by hand", () => {
  it.each([
    { name: "as the rules say it", cost: plainCost },
    { name: "simplified", cost: simplifiedCost },
  ])("is the published one, line by line, $name", ({ cost }) => {
    const { lines, ...totals } = solve(BUDGET, cost);
    const printed = Object.fromEntries(
      Object.entries(lines).map(([id, { base, employee, employer }]) => [
        id,
        [base, employee, employer].map(shown),
      ]),
    );
    expect(printed).toEqual(PRINTED);
    expect(Object.fromEntries(Object.entries(totals).map(([id, amount]) => [id, shown(amount)]))).toEqual(
      TOTALS,
    );
  });

  const others = Array.from({ length: 24 }, (_, index) => `${5200 + index * 437}.${10 + index}`);
  it.each([...TURNOVERS, ...others])("is the engine's payslip for a turnover of %s", (caFacture) => {
    const { values, problems } = evaluate(requestFor(caFacture)).document;
    expect(problems).toEqual([]);
    const byHand = solve(values["budgetDePaie"] ?? "");
    const {
      lines,
      coutUnCentimeAuDessus: above,
      reductionGenerale,
      cotisationsPatronales,
      ...totals
    } = byHand;
    for (const [id, total] of Object.entries(totals)) expect([id, shown(total)]).toEqual([id, values[id]]);
    expect(shown(reductionGenerale.negated().plus(0))).toBe(values["reductionGenerale.employer"]);
    expect(shown(cotisationsPatronales)).toBe(values["chargesDuCompte"]);
    expect(above.gt(values["budgetDePaie"] ?? "")).toBe(true);
    for (const [id, line] of Object.entries(lines)) {
      expect([id, shown(line.employee)]).toEqual([id, values[`${id}.employee`] ?? "0.00"]);
      expect([id, shown(line.employer)]).toEqual([id, values[`${id}.employer`] ?? "0.00"]);
    }
  });
});
