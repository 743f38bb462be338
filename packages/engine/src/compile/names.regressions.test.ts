import { describe, expect, it } from "vitest";

import { codes, evaluatorOf, problemsOf, ruleSetOf, type Layer } from "../test-support/rules.ts";

/** What a second reader found in how names are declared and found, one case for each fault. */

const FACTS = `
facts:
  - { id: brut, label: B, type: decimal, unit: EUR }
  - { id: niveau, label: N, type: choice, options: [junior, senior] }
  - { id: missions, label: M, type: list, default: [], item: { name: mission, fields: [ { id: ca, label: CA, type: decimal, unit: EUR } ] } }
parameters: [ { id: taux, label: T, unit: "%", overridable: {}, values: [ { from: 2020-01-01, value: "5", source: s } ] } ]
choices: [ { id: lecture, label: L, at: [company], default: A, options: [ { id: A, label: A, status: lawful } ] } ]
`;
const law = (more: string) => ruleSetOf("law", `${FACTS}${more}`);
const found = (more: string) => problemsOf(law(more));

describe("one id twice in two layers", () => {
  const check = `checks: [ { id: minimum, label: M, severity: warn, message: m, remedy: r, conditions: { all: [ { fact: brut, operator: decimalLessThan, value: "3" } ] } } ]\n`;
  const layers = (...statements: readonly string[]) => {
    const places: readonly Layer[] = ["law", "convention", "company"];
    return statements.map((text, index) =>
      ruleSetOf(places[index] ?? "company", index === 0 ? `${FACTS}${text}` : text),
    );
  };
  it.each([
    ["two checks", [check, check], "minimum"],
    [
      "two accounts",
      ["accounts: [ { id: disponible, label: D } ]\n", "accounts: [ { id: disponible, label: E } ]\n"],
      "disponible",
    ],
    [
      "two date axes",
      ["axes: [ { id: contract-start, date: niveau } ]\n", "axes: [ { id: contract-start, date: brut } ]\n"],
      "contract-start",
    ],
    [
      "two names for items",
      [
        "",
        "facts: [ { id: vehicules, label: V, type: list, default: [], item: { name: mission, fields: [] } } ]\n",
      ],
      "vehicules",
    ],
  ])("%s are refused, in the higher one", (_, statements, id) => {
    expect(problemsOf(...layers(...statements))).toMatchObject([
      { code: "DUPLICATE_ID", path: [id], at: { file: "convention.yaml" } },
    ]);
  });

  it("an id of a check and of an account do not meet", () => {
    expect(problemsOf(...layers(check, "accounts: [ { id: minimum, label: D } ]\n"))).toEqual([]);
  });
});

describe("a name that means nothing", () => {
  it.each([
    [
      "a function that every object has",
      'lines: [ { id: x, label: X, kind: formula, formula: "constructor(period.start)" } ]\n',
      "FUNCTION_UNKNOWN",
    ],
    [
      "another one",
      'lines: [ { id: x, label: X, kind: formula, formula: "valueOf(brut)" } ]\n',
      "FUNCTION_UNKNOWN",
    ],
    [
      "the collection of a line",
      'lines: [ { id: x, label: X, kind: formula, each: rien, formula: "1" } ]\n',
      "NAME_UNKNOWN",
    ],
    ["the collection of a total", "totals: [ { id: x, label: X, each: rien } ]\n", "NAME_UNKNOWN"],
    [
      "the collection of a carry",
      "carry: [ { id: x, label: X, each: rien, adds: brut, resets: never } ]\n",
      "NAME_UNKNOWN",
    ],
    [
      "the collection of a decision",
      "decisions: [ { id: x, label: X, each: rien, outcomes: [a], rules: [], otherwise: a } ]\n",
      "NAME_UNKNOWN",
    ],
    [
      "the collection of a check",
      `checks: [ { id: x, label: X, each: rien, severity: warn, message: m, remedy: r, conditions: { all: [ { fact: brut, operator: decimalLessThan, value: "3" } ] } } ]\n`,
      "NAME_UNKNOWN",
    ],
    [
      "a collection that is a number",
      'lines: [ { id: x, label: X, kind: formula, each: brut, formula: "1" } ]\n',
      "NAME_UNKNOWN",
    ],
  ])("%s is unknown, and said so at the line", (_, statements, code) => {
    const problems = found(statements);
    expect([...new Set(codes(problems))]).toEqual([code]);
    expect(problems[0]).toMatchObject({ path: ["x"], at: { file: "law.yaml" } });
  });

  const keyed = (by: string, value: string): string =>
    FACTS.replace(
      "parameters: [ ",
      `parameters: [ { id: minimum, label: M, by: ${by}, values: [ { from: 2020-01-01, value: ${value}, source: s } ] }, `,
    );
  it.each([
    ["a parameter keyed by nothing", keyed("rien", '{ junior: "1" }'), "NAME_UNKNOWN"],
    [
      "a parameter with a key that the fact does not have",
      keyed("niveau", '{ junior: "1", chef: "2" }'),
      "OPTION_UNKNOWN",
    ],
    [
      "a parameter with a key that the choice does not have",
      keyed("lecture", '{ B: "2" }'),
      "OPTION_UNKNOWN",
    ],
  ])("%s is refused", (_, statements, code) => {
    expect(problemsOf(ruleSetOf("law", statements))).toMatchObject([
      { code, path: ["minimum"], at: { file: "law.yaml" } },
    ]);
  });

  it("a rule set that stands on one which is not there", () => {
    const company = ruleSetOf("company", "totals: []\n", "extends: [law/test, convention/absente]\n");
    expect(problemsOf(law(""), company)).toMatchObject([
      { code: "EXTENDS_MISSING", path: ["company/test", "convention/absente"] },
    ]);
  });
});

describe("a default that its fact would refuse", () => {
  it.each([
    ["a text for a decimal", 'type: decimal, default: "mille"'],
    ["a comma in a decimal", 'type: decimal, default: "1,5"'],
    ["half a day where days are whole", 'type: integer, unit: day, default: "1.5"'],
    ["31 February", "type: date, default: 2026-02-31"],
    ["a text for a boolean", 'type: boolean, default: "oui"'],
    ["a boolean for a text", "type: text, default: true"],
    ["an option that does not exist", "type: choice, options: [a, b], default: c"],
    ["a value outside the domain", 'type: decimal, domain: { min: "0" }, default: "-1"'],
  ])("%s is refused where it is declared", (_, fact) => {
    expect(problemsOf(ruleSetOf("law", `facts: [ { id: f, label: F, ${fact} } ]\n`))).toMatchObject([
      { code: "DEFAULT_INVALID", path: ["f"], at: { file: "law.yaml" } },
    ]);
  });

  it("is refused in an item's field too", () => {
    const rules =
      "facts: [ { id: missions, label: M, type: list, item: { name: mission, fields: [ { id: debut, label: D, type: date, default: hier } ] } } ]\n";
    expect(codes(problemsOf(ruleSetOf("law", rules)))).toEqual(["DEFAULT_INVALID"]);
  });
});

describe("a cycle", () => {
  it("is one problem, and the names within it are not unknown", () => {
    const problems = found(`lines:
  - { id: a, label: A, kind: formula, formula: "b + 1" }
  - { id: b, label: B, kind: formula, formula: "c * 2" }
  - { id: c, label: C, kind: formula, formula: "if a > 0 then a else brut" }
  - { id: d, label: D, kind: formula, formula: "a + b" }
`);
    expect(codes(problems)).toEqual(["CYCLE"]);
  });

  it("through a part of a contribution is one problem too", () => {
    const problems = found(
      `lines:\n  - { id: a, label: A, kind: contribution, base: b, employee: taux }\n  - { id: b, label: B, kind: formula, formula: a.employee + brut }\n`,
    );
    expect(codes(problems)).toEqual(["CYCLE"]);
  });
});

describe("a slot in euros", () => {
  const slotted = ruleSetOf(
    "law",
    `slots: [ { id: du, label: D, unit: EUR } ]\nlines: [ { id: net, label: N, kind: formula, formula: "2" } ]\n`,
  );
  it.each([
    [
      "a line in hours",
      "facts: [ { id: h, label: H, type: decimal, unit: hour } ]\nlines: [ { id: du, label: D, kind: formula, unit: hour, formula: h } ]\n",
    ],
    ["a total in hours", "totals: [ { id: du, label: D, unit: hour } ]\n"],
    [
      "a text",
      "facts: [ { id: t, label: T, type: text } ]\nlines: [ { id: du, label: D, kind: formula, formula: t } ]\n",
    ],
  ])("is not filled by %s", (_, statements) => {
    const problems = problemsOf(slotted, ruleSetOf("convention", statements));
    expect(problems).toMatchObject([{ code: "UNIT_MISMATCH", path: ["du"] }]);
  });

  it.each([
    ["a fact in hours", "facts: [ { id: du, label: D, type: decimal, unit: hour } ]\n"],
    [
      "a parameter in hours",
      'parameters: [ { id: du, label: D, unit: hour, values: [ { from: 2020-01-01, value: "3", source: s } ] } ]\n',
    ],
  ])("is not filled by %s either", (_, statements) => {
    expect(codes(problemsOf(slotted, ruleSetOf("convention", statements)))).toContain("UNIT_MISMATCH");
  });

  it("is filled by a line in euros", () => {
    const evaluate = evaluatorOf(
      slotted,
      ruleSetOf("convention", 'lines: [ { id: du, label: D, kind: formula, formula: "3" } ]\n'),
    );
    expect(evaluate({ period: "2026-01", facts: {} }).document.values["du"]).toBe("3.00");
  });
});
