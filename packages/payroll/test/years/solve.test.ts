import { add, decimal, greaterThan, isZero, ZERO, type Decimal } from "@bareme/kernel";
import type { EvaluationDocument } from "@bareme/engine";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runMonths } from "../../src/index.ts";
import { everyStack } from "./companies.ts";
import { text, valueOf } from "./reading.ts";
import { runs, TIME } from "./runs.ts";
import { inputOf, stackOf, years } from "./year.ts";

describe("the complement of a month", () => {
  const stacks = everyStack();

  it("spends no more than the budget, unless what is due whatever the budget does", TIME, () => {
    fc.assert(
      fc.property(years(), (year) => {
        const stack = stackOf(stacks, year);
        for (const { evaluation } of runMonths(inputOf(year, stack), stack).months) {
          const { document } = evaluation;
          const over = greaterThan(valueOf(document, "coutDuMois"), valueOf(document, "budgetDePaie"));
          if (!over) continue;
          expect(text(valueOf(document, "salaireComplementaire"))).toBe("0.00");
          expect(document.solve?.met).toBe(false);
        }
      }),
      runs(30),
    );
  });

  it(
    "is the greatest: given a cent more, the month breaks a constraint; given itself, it is the same month",
    TIME,
    () => {
      fc.assert(
        fc.property(years(), fc.nat(), (year, pick) => {
          const stack = stackOf(stacks, year);
          const { months } = runMonths(inputOf(year, stack), stack);
          const month = months[pick % months.length];
          const solve = month?.evaluation.document.solve;
          if (month === undefined || solve === null || solve === undefined) return;
          const at = (value: string): EvaluationDocument =>
            stack.evaluate({ ...month.request, pins: { [solve.line]: value } }).document;
          const same = at(solve.value);
          expect({ ...same, solve: null }).toEqual({ ...month.evaluation.document, solve: null });
          if (solve.met) expect(broken(same, month.request.facts)).toEqual([]);
          const above = at(text(add(decimal(solve.value), decimal(solve.step))));
          expect(above.problems).toEqual([]);
          expect(broken(above, month.request.facts)).not.toEqual([]);
        }),
        runs(30),
      );
    },
  );
});

/** The constraints that a month does not meet, read from its values: the rule says them (remuneration.yaml, salaireComplementaire). */
function broken(document: EvaluationDocument, facts: Readonly<Record<string, unknown>>): readonly string[] {
  const target = (id: string): Decimal => (typeof facts[id] === "string" ? decimal(facts[id]) : ZERO);
  const smoothed = (mode: string): boolean =>
    facts["lissage"] === mode && !isZero(valueOf(document, "lissageEnCours"));
  const over = (left: string, right: Decimal): boolean => greaterThan(valueOf(document, left), right);
  return [
    ...(over("coutDuMois", valueOf(document, "budgetDePaie")) ? ["budget"] : []),
    ...(smoothed("net") && over("netAvantImpot", target("cibleNet")) ? ["net"] : []),
    ...(smoothed("brut") && over("remunerationBrute", target("cibleBrut")) ? ["brut"] : []),
    ...(!isZero(valueOf(document, "moisSansPaie")) && over("salaireComplementaire", ZERO) ? ["idle"] : []),
  ];
}
