import { describe, expect, it } from "vitest";

import { codes, evaluated, evaluatorOf, ruleSetOf } from "../test-support/rules.ts";

describe("values by date", () => {
  const parameter = (values: string, more = ""): string => `
facts: [ { id: signature, label: S, type: date, default: 2020-01-01 } ]
axes: [ { id: contract-start, date: signature } ]
parameters: [ { id: p, label: P, unit: EUR, ${more} values: [ ${values} ] } ]
lines: [ { id: x, label: X, kind: formula, formula: p } ]
`;
  const TWO = `{ from: 2025-01-01, value: "10", source: s }, { from: 2026-01-16, value: "20", source: s }`;
  const value = (rules: string, request = {}) => {
    const { values, problems } = evaluated(rules, request);
    return values["x"] ?? codes(problems).join();
  };

  it.each([
    ["before the first date there is none", TWO, "", { period: "2024-12" }, "VALUE_UNDEFINED"],
    ["a change inside a month waits for the next first", TWO, "", { period: "2026-01" }, "10.00"],
    ["and then holds", TWO, "", { period: "2026-02" }, "20.00"],
    [
      "cut by the day, the month has the mean: (15 × 10 + 16 × 20) ÷ 31",
      TWO,
      "cut: by-day,",
      { period: "2026-01" },
      "15.161290322580645161290322580645161290322580645161",
    ],
    [
      "cut by the day, a month without change has its value",
      TWO,
      "cut: by-day,",
      { period: "2026-02" },
      "20.00",
    ],
    [
      "cut by the day, days without value do not count",
      `{ from: 2026-01-16, value: "20", source: s }`,
      "cut: by-day,",
      { period: "2026-01" },
      "20.00",
    ],
    [
      "by payment, the day of payment decides",
      TWO,
      "axis: payment,",
      { period: "2026-01", paymentDate: "2026-01-15" },
      "10.00",
    ],
    [
      "by payment, on the day itself",
      TWO,
      "axis: payment,",
      { period: "2025-12", paymentDate: "2026-01-16" },
      "20.00",
    ],
    [
      "by payment, the last day of the month unless said",
      TWO,
      "axis: payment,",
      { period: "2026-01" },
      "20.00",
    ],
    [
      "by an axis of its own, the day itself decides",
      TWO,
      "axis: contract-start,",
      { period: "2026-12", facts: { signature: "2026-01-15" } },
      "10.00",
    ],
    [
      "by an axis of its own, on the day of change",
      TWO,
      "axis: contract-start,",
      { period: "2025-01", facts: { signature: "2026-01-16" } },
      "20.00",
    ],
    [
      "null ends a value",
      `{ from: 2025-01-01, value: "10", source: s }, { from: 2026-01-01, value: null, source: s }`,
      "",
      { period: "2026-01" },
      "VALUE_UNDEFINED",
    ],
  ])("%s", (_, values, more, request, expected) => {
    expect(value(parameter(values, more), request)).toBe(expected);
  });

  const RETROACTIVE = `{ from: 2025-01-01, value: "10", source: s }, { from: 2025-01-01, value: "11", known: 2025-04-06, source: s }`;
  it.each([
    ["2025-04-05", "10.00"],
    ["2025-04-06", "11.00"],
    [undefined, "11.00"],
  ])("a retroactive value is seen as of %s: %s", (asOf, expected) => {
    expect(value(parameter(RETROACTIVE), { period: "2025-02", asOf })).toBe(expected);
  });

  it("a formula replaced by the law is read by the month, as known", () => {
    const rules = `lines: [ { id: x, label: X, kind: formula, versions: [ { from: 2025-01-01, formula: "1" }, { from: 2026-01-16, formula: "2" }, { from: 2026-01-16, known: 2026-06-01, formula: "3" } ] } ]\n`;
    const at = (period: string, asOf?: string) => evaluated(rules, { period, asOf }).values["x"];
    expect([at("2025-12"), at("2026-01"), at("2026-02"), at("2026-02", "2026-05-31")]).toEqual([
      "1.00",
      "1.00",
      "3.00",
      "2.00",
    ]);
  });

  it("a line from and until a date applies to the months that start between them", () => {
    const rules = `totals: [ { id: t, label: T } ]\nlines: [ { id: x, label: X, kind: formula, formula: "1", from: 2026-02-01, until: 2026-03-31, joins: [t] } ]\n`;
    const at = (period: string) => evaluated(rules, { period }).values["t"];
    expect([at("2026-01"), at("2026-02"), at("2026-03"), at("2026-04")]).toEqual([
      "0.00",
      "1.00",
      "1.00",
      "0.00",
    ]);
  });
});

describe("choices", () => {
  const OPTIONS = `[ { id: A, label: A, status: lawful }, { id: U, label: U, status: usage }, { id: N, label: N, status: not-established }, { id: O, label: O, status: lawful, until: 2025-12-31 } ]`;
  const law = ruleSetOf(
    "law",
    `facts: [ { id: missions, label: M, type: list, default: [], item: { name: mission, fields: [ { id: ca, label: CA, type: decimal, unit: EUR } ] } } ]
choices: [ { id: lecture, label: Lecture, at: [company, contract, missions], options: ${OPTIONS}, default: [ { from: 2020-01-01, value: O }, { from: 2025-01-01, value: A } ] } ]
lines:
  - { id: global, label: G, kind: formula, formula: 'if lecture = "A" then 1 else if lecture = "U" then 2 else 3' }
  - { id: parMission, label: P, kind: formula, each: missions, formula: 'if lecture = "A" then 1 else 2' }
`,
  );
  const company = ruleSetOf(
    "company",
    `picks: [ { choice: lecture, values: [ { from: 2026-02-01, value: U } ] } ]\n`,
  );
  const evaluate = evaluatorOf(law, company);
  const run = (period: string, facts = {}) => evaluate({ period, facts }).document;

  it("the default holds by date, then the company's pick from its date, with a warning of usage", () => {
    expect(run("2024-12").outcomes["lecture"]).toBe("O");
    expect(run("2026-01").outcomes["lecture"]).toBe("A");
    expect(run("2026-01").events).toEqual([]);
    const february = run("2026-02");
    expect(february).toMatchObject({ outcomes: { lecture: "U" }, values: { global: "2.00" } });
    expect(february.events).toMatchObject([{ check: "choix-lecture", severity: "warn" }]);
  });

  it("the nearest pick wins: the contract over the company, the item over both", () => {
    const { values } = run("2026-02", {
      lecture: "A",
      missions: [
        { id: "m", ca: "1" },
        { id: "n", ca: "1", lecture: "U" },
      ],
    });
    expect(values).toMatchObject({ global: "1.00", "parMission[m]": "1.00", "parMission[n]": "2.00" });
  });

  it.each([
    ["an unknown option", { lecture: "Z" }, "OPTION_UNKNOWN"],
    ["a reading that is not established", { lecture: "N" }, "CHOICE_NOT_ESTABLISHED"],
    ["an option that has ended", { lecture: "O" }, "CHOICE_OUT_OF_DATE"],
    ["an item's unknown option", { missions: [{ id: "m", ca: "1", lecture: "Z" }] }, "OPTION_UNKNOWN"],
  ])("refuses %s", (_, facts, code) => {
    expect(codes(run("2026-02", facts).problems)).toContain(code);
  });
});

describe("decisions", () => {
  const rules = (mode: string): string => `
facts: [ { id: a, label: A, type: decimal, unit: EUR }, { id: taux, label: T, type: decimal, unit: "%", default: "10" } ]
decisions:
  - id: d
    label: D
    mode: ${mode}
    outcomes: [grand, moyen, petit]
    rules:
      - { conditions: { all: [ { fact: a, operator: decimalGreaterThan, value: "100" } ] }, event: { type: outcome, params: { value: grand } } }
      - { conditions: { any: [ { fact: a, operator: decimalGreaterThan, value: "10" }, { fact: taux, operator: decimalLessThan, value: "5" } ] }, event: { type: outcome, params: { value: moyen } } }
    otherwise: petit
`;
  it.each([
    ["first", { a: "101" }, "grand"],
    ["first", { a: "100" }, "moyen"],
    ["first", { a: "10" }, "petit"],
    ["first", { a: "1", taux: "4.99" }, "moyen"],
    ["first", { a: "1", taux: "5" }, "petit"],
    ["collect", { a: "101" }, "grand, moyen"],
    ["collect", { a: "11" }, "moyen"],
    ["collect", { a: "10" }, ""],
  ])("%s of %j is « %s »", (mode, facts, expected) => {
    expect(evaluated(rules(mode), { facts }).outcomes["d"]).toBe(expected);
  });
});

it("postings balance, whatever their sign, and a line that is zero posts nothing", () => {
  const rules = `
facts: [ { id: a, label: A, type: decimal, unit: EUR } ]
accounts: [ { id: u, label: U }, { id: v, label: V } ]
totals: [ { id: t, label: T } ]
lines:
  - { id: x, label: X, kind: formula, formula: a, posts: { from: u, to: v } }
  - { id: y, label: Y, kind: amounts, employee: a * 2, employer: a - a, joins: [ { total: t, part: employee }, { total: t, part: employer } ] }
postings: [ { of: t, from: v, to: u } ]
`;
  expect(evaluated(rules, { facts: { a: "-1.50" } }).postings).toEqual([
    { account: "u", line: "x", amount: "1.50" },
    { account: "v", line: "x", amount: "-1.50" },
    { account: "v", line: "y", amount: "3.00" },
    { account: "u", line: "y", amount: "-3.00" },
  ]);
});
