import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differences, ourPayslip } from "./compare.ts";
import { openLaw } from "./law.ts";
import { openModels } from "./model.ts";
import type { Situation } from "./situation.ts";
import { situations } from "./situations.ts";

const SEED = 20_261_122;
const evaluate = openLaw();
const model = openModels();

function disagreements(situation: Situation): readonly string[] {
  const theirs = model(situation);
  const ours = ourPayslip(evaluate, situation);
  // The model's own totals, unrounded, show that its lines are all here: nothing it charges is left out of the comparison.
  const missing = (["cotisationsPatronales", "cotisationsSalariales"] as const)
    .filter((total) => Math.abs(theirs.totals[total] - theirs.sums[total]) > 1e-5)
    .map(
      (total) =>
        `${total}: the model charges ${theirs.totals[total]}, its known lines add up to ${theirs.sums[total]}`,
    );
  return [...differences(ours, theirs.payslip), ...missing];
}

describe("law alone, against the model of URSSAF", () => {
  it.each([
    { year: "2024", runs: 25 },
    { year: "2025", runs: 25 },
    { year: "2026", runs: 40 },
  ] as const)(
    "gives the same payslip, line by line, in $runs situations of $year",
    ({ year, runs }) => {
      const drawn = fc.sample(situations(year), { seed: SEED, numRuns: runs });
      const found = drawn
        .map((situation) => ({ situation, lines: disagreements(situation) }))
        .filter(({ lines }) => lines.length > 0);
      expect(found).toEqual([]);
    },
    120_000,
  );
});
