import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { reportToText } from "../src/commands/mutate.ts";
import { EXCEPTIONS_FILE, mutate } from "../src/mutation.ts";
import { folders, root } from "./repository.ts";

const MOST_SECONDS = 240;
/** An exception in twenty is a blind spot; more is a habit. */
const MOST_EXCEPTED = 0.05;

describe("the values of the rules", () => {
  it(
    "are each protected by a scenario that fails when the value moves by its smallest step",
    { timeout: MOST_SECONDS * 1000 },
    () => {
      const rules = [join(root, "rules")];
      const report = mutate(rules, rules, join(root, EXCEPTIONS_FILE), folders);
      if (!report.ok)
        throw new Error(report.problems.map((problem) => `${problem.code} ${problem.message}`).join("\n"));
      const { mutants, excepted, survivors, unusedExceptions } = report.value;
      expect(mutants).toBeGreaterThan(500);
      expect(survivors.length + unusedExceptions.length, reportToText(report.value)).toBe(0);
      expect(excepted.length / mutants).toBeLessThanOrEqual(MOST_EXCEPTED);
    },
  );
});
