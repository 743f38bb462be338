import { describe, expect, it } from "vitest";

import { codes, evaluated, evaluatorOf, problemsOf, ruleSetOf } from "../test-support/rules.ts";

/** What a second reader found in the search for the unknown, one case for each fault. */

const solve = (constraints: readonly string[], more = "", step = "1", to = "100"): string =>
  `  - { id: x, label: X, kind: solve, unit: "1", greatest: { step: "${step}", from: "0", to: "${to}" }, such-that: ${JSON.stringify(constraints)}, otherwise: "0" ${more} }\n`;
const y = (formula: string): string =>
  `  - { id: y, label: Y, kind: formula, unit: "1", formula: '${formula}' }\n`;

/** The greatest whole x from 0 to 100 for which y, as the rules give it, holds; tried one by one. */
function greatest(rules: string, holds: (y: number) => boolean, facts = {}): string | undefined {
  const evaluate = evaluatorOf(ruleSetOf("law", rules));
  for (let x = 100; x >= 0; x--) {
    const { values, problems } = evaluate({ period: "2026-01", facts, pins: { x: String(x) } }).document;
    if (problems.length > 0) throw new Error(problems[0]?.message);
    if (holds(Number(values["y"]))) return String(x);
  }
  return undefined;
}

describe("a power of what changes sign", () => {
  it("finds 88 below (x − 90)³, where the base crosses zero", () => {
    const rules = `lines:\n${solve(["y <= -8"])}${y("(x - 90) ** 3")}`;
    expect(evaluated(rules).values["x"]).toBe("88");
  });

  it.each([
    ["(x - 90) ** 2", "y <= 16", (value: number) => value <= 16],
    ["(x - 90) ** 2", "y >= 400", (value: number) => value >= 400],
    ["(x - 50) ** 2 - x", "y <= 0", (value: number) => value <= 0],
    ["0 - (x - 40) ** 2", "y >= 0", (value: number) => value >= 0],
    ["(30 - x) ** 3", "y >= 27", (value: number) => value >= 27],
    ["(x - 60) ** 3 + (x - 20) ** 2", "y < 0", (value: number) => value < 0],
    ["(x - 75) ** 4", "y <= 0", (value: number) => value <= 0],
  ])("%s with %s has the answer that trying every value finds", (formula, constraint, holds) => {
    const rules = `lines:\n${solve([constraint])}${y(formula)}`;
    expect(evaluated(rules).values["x"]).toBe(greatest(rules, holds));
  });
});

describe("an unknown that does not apply this month", () => {
  const facts =
    'facts: [ { id: contrat, label: C, type: choice, options: [CDI, CDD], default: CDI } ]\ntotals: [ { id: t, label: T, unit: "1" } ]\n';
  it.each([
    ["by its condition", "when: 'contrat = \"CDD\"'"],
    ["before its date", "from: 2026-02-01"],
    ["after its date", "until: 2025-12-31"],
  ])("%s is 0 and nothing is searched", (_, more) => {
    const {
      values,
      solve: found,
      problems,
    } = evaluated(`${facts}lines:\n${solve(["x <= 40"], `, joins: [t], ${more}`)}`);
    expect(codes(problems)).toEqual([]);
    expect(found).toBeNull();
    expect(values["t"]).toBe("0");
  });

  it.each([
    ["by its condition", "when: 'contrat = \"CDI\"'"],
    ["on its first day", "from: 2026-01-01"],
    ["on its last day", "until: 2026-01-01"],
  ])("%s is searched when it does apply", (_, more) => {
    const { values, solve: found } = evaluated(
      `${facts}lines:\n${solve(["x <= 40"], `, joins: [t], ${more}`)}`,
    );
    expect(found).toMatchObject({ met: true });
    expect(values).toMatchObject({ x: "40", t: "40" });
  });

  it("misses the fact that its condition reads, and says so once", () => {
    const { problems, solve: found } = evaluated(
      `${facts.replace(", default: CDI", "")}lines:\n${solve(["x <= 40"], ", when: 'contrat = \"CDD\"'")}`,
    );
    expect(problems).toMatchObject([{ code: "FACT_MISSING", path: ["x.applies", "contrat"] }]);
    expect(found).toBeNull();
  });
});

describe("a value chosen by the unknown itself", () => {
  const chosen = `
facts: [ { id: signature, label: S, type: date, default: 2025-01-01 } ]
axes: [ { id: contract-start, date: dateChoisie } ]
parameters:
  - { id: parCle, label: P, unit: "1", by: cle, values: [ { from: 2020-01-01, value: { bas: "50", haut: "10" }, source: s } ] }
  - { id: parDate, label: P, unit: "1", axis: contract-start, values: [ { from: 2020-01-01, value: "50", source: s }, { from: 2026-01-01, value: "10", source: s } ] }
grids:
  - { id: bareme, label: B, mode: step, in: "1", rate: "1", by: cle, versions: [ { from: 2020-01-01, source: s, bands: { bas: [ { upTo: "35", rate: "50" }, { rate: "90" } ], haut: [ { rate: "5" } ] } } ] }
  - { id: baremeDate, label: B, mode: step, in: "1", rate: "1", axis: contract-start, versions: [ { from: 2020-01-01, source: s, bands: [ { rate: "50" } ] }, { from: 2026-01-01, source: s, bands: [ { rate: "10" } ] } ] }
`;
  const lines = (formula: string, constraint: string): string => `${chosen}lines:
${solve([constraint])}  - { id: cle, label: C, kind: formula, formula: 'if x > 40 and x < 70 then "haut" else "bas"' }
  - { id: dateChoisie, label: D, kind: formula, formula: 'if x > 40 and x < 70 then date("2026-06-01") else date("2020-06-01")' }
${y(formula)}`;

  it.each([
    ["the key of a parameter", "parCle", "y <= 20"],
    ["the key of a grid", "lookup(bareme, x)", "y <= 20"],
    ["the date of a parameter", "parDate", "y <= 20"],
    ["the date of a grid", "lookup(baremeDate, x)", "y <= 20"],
    ["the days between dates", "daysBetween(signature, dateChoisie)", "y >= 0"],
    ["the year of a date", "year(dateChoisie)", "y >= 2026"],
  ])("%s is found as trying every value finds it", (_, formula, constraint) => {
    const rules = lines(formula, constraint);
    const limit = Number(constraint.slice(5));
    const expected = greatest(rules, (value) =>
      constraint.includes("<=") ? value <= limit : value >= limit,
    );
    expect(expected).toBe("69");
    const { values, problems } = evaluated(rules);
    if (problems.length > 0) expect(codes(problems)).toEqual(["SOLVE_UNBOUNDED"]);
    else expect(values["x"]).toBe(expected);
  });

  it("a condition on such a value is weighed too", () => {
    const rules = `${lines('if cle = "haut" then 1 else x', "y <= 5")}`;
    expect(evaluated(rules).values["x"]).toBe(greatest(rules, (value) => value <= 5));
  });
});

describe("an amount shared among missions of either sign", () => {
  it("is bounded by more than the amount itself, as a credit note takes its part back", () => {
    const rules = `
facts: [ { id: missions, label: M, type: list, item: { name: mission, fields: [ { id: ca, label: CA, type: decimal, unit: "1" } ] } } ]
lines:
${solve(["y >= 100", "x <= 70"])}  - { id: part, label: P, kind: formula, each: missions, unit: "1", formula: "allocate(x, mission.ca)" }
  - { id: due, label: D, kind: formula, each: missions, unit: "1", formula: "if mission.ca > 0 then part else 0" }
${y("sum(due)")}`;
    // 3000 and −1000 share x as 1.5 x and −0.5 x: 70 gives 105
    const facts = {
      missions: [
        { id: "a", ca: "3000" },
        { id: "b", ca: "-1000" },
      ],
    };
    expect(evaluated(rules, { facts }).values["x"]).toBe("70");
  });
});

describe("a search that cannot be declared", () => {
  const missions =
    "facts: [ { id: missions, label: M, type: list, default: [], item: { name: mission, fields: [] } } ]\n";
  it.each([
    ["by item", solve(["x <= 3"], ", each: missions"), "SHAPE_INVALID"],
    ["by steps of zero", solve(["x <= 3"], "", "0"), "SHAPE_INVALID"],
    ["by steps of zero written otherwise", solve(["x <= 3"], "", "0.00"), "SHAPE_INVALID"],
    ["by steps downward", solve(["x <= 3"], "", "-0.01"), "SHAPE_INVALID"],
  ])("%s is refused", (_, line, code) => {
    const found = problemsOf(ruleSetOf("law", `${missions}lines:\n${line}`));
    expect(found).toMatchObject([{ code, path: ["x"], at: { file: "law.yaml" } }]);
  });
});
