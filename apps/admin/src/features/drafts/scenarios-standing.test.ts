import { describe, expect, it } from "vitest";
import { countWords, movementOf } from "./scenarios-standing.ts";

const GOOD = { passed: true, differences: [] };
const BAD = { passed: false, differences: [] };

describe("scenarios before and with a draft", () => {
  it.each([
    { before: GOOD, after: GOOD, movement: "still" },
    { before: GOOD, after: BAD, movement: "fails" },
    { before: null, after: BAD, movement: "fails" },
    { before: BAD, after: GOOD, movement: "repaired" },
    { before: null, after: GOOD, movement: "added" },
    { before: GOOD, after: null, movement: "removed" },
  ])("a scenario is said to be « $movement »", ({ before, after, movement }) => {
    expect(movementOf({ before, after })).toBe(movement);
  });

  it("counts say nothing of what there is none of", () => {
    expect(countWords({ passed: 12, failed: 0, untouched: 0 })).toBe("Aucun n'échoue, 12 tiennent.");
    expect(countWords({ passed: 1, failed: 2, untouched: 900 })).toBe(
      "2 échouent, un tient, 900 ne peuvent pas bouger et n'ont pas été joués.",
    );
  });
});
