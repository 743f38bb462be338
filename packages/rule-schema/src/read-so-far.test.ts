import { describe, expect, it } from "vitest";
import { readSoFar } from "./read-rule-set.ts";
import { MANIFEST } from "./test-support/rule-texts.ts";

const taux = (values: string) => ({
  path: "r.yaml",
  text: `parameters:\n  - { id: taux, label: T, values: [ ${values} ] }\n`,
});

describe("a rule set as far as it reads", () => {
  it("whose source is missing says what it says all the same", () => {
    const { ruleSet, problems } = readSoFar([MANIFEST, taux(`{ from: 2026-01-01, value: "5" }`)]);
    expect(problems.map(({ code }) => code)).toEqual(["SOURCE_MISSING"]);
    expect(ruleSet?.parameters[0]?.statement.values[0]?.value).toBe("5");
  });

  it("whose dates or shapes are wrong says nothing", () => {
    const dates = taux(`{ from: 2026-01-01, value: "5" }, { from: 2025-01-01, value: "4" }`);
    expect(readSoFar([MANIFEST, dates]).ruleSet).toBeNull();
    expect(readSoFar([MANIFEST, taux(`{ from: 2026-01-01, value: cinq }`)]).ruleSet).toBeNull();
  });
});
