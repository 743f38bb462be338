import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runMonths } from "../../src/index.ts";
import { everyStack } from "./companies.ts";
import { blockedBy, problemsOf } from "./reading.ts";
import { runs, TIME } from "./runs.ts";
import { inputOf, stackOf, years } from "./year.ts";

/**
 * What law leaves open, and the rules block rather than guess (rules/law/fr/limites-prevoyance.yaml): the limit is read by month, and a month
 * that catches up the ceilings of those before it charges their provident cover at once.
 */
const LEFT_OPEN = new Set(["limiteExclusionDepassee"]);

describe("a month with valid data", () => {
  const stacks = everyStack();

  it("is never refused, and blocked only where law is not established", TIME, () => {
    fc.assert(
      fc.property(years(), (year) => {
        const stack = stackOf(stacks, year);
        const { months, notRun } = runMonths(inputOf(year, stack), stack);
        expect(problemsOf(months)).toEqual([]);
        expect(notRun).toEqual([]);
        expect(blockedBy(months, LEFT_OPEN)).toEqual([]);
      }),
      runs(60),
    );
  });
});
