import { describe, expect, it } from "vitest";

import { codes, evaluated, problemsOf, ruleSetOf } from "../test-support/rules.ts";

/** What a second reader found in the types, units and exactness of rules, one case for each fault. */

const FACTS = `
facts:
  - { id: h, label: H, type: decimal, unit: hour }
  - { id: brut, label: B, type: decimal, unit: EUR }
  - { id: fin, label: F, type: date, default: 2026-01-01 }
  - { id: mot, label: M, type: text, default: oui }
  - { id: cadre, label: C, type: boolean, default: true }
  - { id: missions, label: M, type: list, default: [], item: { name: mission, fields: [ { id: ca, label: CA, type: decimal, unit: EUR }, { id: debut, label: D, type: date } ] } }
parameters: [ { id: taux, label: T, unit: "%", values: [ { from: 2020-01-01, value: "5", source: s } ] } ]
totals: [ { id: t, label: T } ]
accounts: [ { id: disponible, label: D }, { id: paye, label: P } ]
`;
const found = (more: string) => problemsOf(ruleSetOf("law", `${FACTS}${more}`));
const line = (formula: string, more = ""): string =>
  `lines:\n  - { id: x, label: X, kind: formula, formula: '${formula}'${more} }\n`;
const check = (conditions: string): string =>
  `checks: [ { id: k, label: K, severity: warn, message: m, remedy: r, conditions: ${conditions} } ]\n`;

describe("a guard that is not a condition", () => {
  it.each([
    ["a number", line("1", ", when: h")],
    ["a text", line("1", ", when: mot")],
    ["a date", line("1", ", when: fin")],
    [
      "a number, on a line of two parts",
      "lines: [ { id: x, label: X, kind: amounts, employee: brut, when: h } ]\n",
    ],
    [
      "a number, on the unknown",
      'lines: [ { id: x, label: X, kind: solve, greatest: { step: "1", from: "0", to: "9" }, such-that: [ "x <= brut" ], otherwise: "0", when: h } ]\n',
    ],
    ["a number, beside a date", line("1", ", when: h, from: 2026-01-01")],
  ])("%s is refused", (_, statements) => {
    const problems = found(statements);
    expect(problems).toMatchObject([
      { code: "TYPE_MISMATCH", path: [expect.stringMatching(/^x/) as string], at: { file: "law.yaml" } },
    ]);
  });

  it("a fact that is true or false is one", () => {
    expect(found(line("1", ", when: cadre"))).toEqual([]);
  });
});

describe("a part of a line that has items", () => {
  const c = "  - { id: c, label: C, kind: contribution, each: missions, base: mission.ca, employee: taux }\n";
  it.each([
    [
      "read in a formula of the month",
      `lines:\n${c}  - { id: x, label: X, kind: formula, formula: c.employee }\n`,
    ],
    [
      "read as the base of a formula of the month",
      `lines:\n${c}  - { id: x, label: X, kind: formula, formula: "1 + c.base" }\n`,
    ],
    [
      "compared in a check of the month",
      `lines:\n${c}${check('{ all: [ { fact: c, path: $.employee, operator: decimalLessThan, value: "3" } ] }')}`,
    ],
    [
      "compared with, in a check of the month",
      `lines:\n${c}${check("{ all: [ { fact: brut, operator: decimalLessThan, value: { fact: c, path: $.employee } } ] }")}`,
    ],
  ])("%s is refused", (_, statements) => {
    expect(codes(found(statements))).toEqual(["LIST_NOT_SUMMED"]);
  });

  it("may be read by item, and summed", () => {
    const rules = `${FACTS}lines:\n${c}  - { id: x, label: X, kind: formula, formula: sum(c.employee) }\n  - { id: z, label: Z, kind: formula, each: missions, formula: c.employee * 2 }\n`;
    const missions = [
      { id: "a", ca: "100", debut: "2026-01-01" },
      { id: "b", ca: "300", debut: "2026-01-01" },
    ];
    expect(evaluated(rules, { facts: { missions } }).values).toMatchObject({ x: "20.00", "z[b]": "30.00" });
  });
});

describe("a replacement that is unlike what it replaces", () => {
  const lines = `lines:
  - { id: y, label: Y, kind: formula, formula: "if fin > period.start then brut + 1 else brut" }
`;
  const given = (replace: string): string =>
    `${lines}  - { id: x, label: X, kind: with, of: y, replace: ${replace} }\n`;
  it.each([
    ["hours for euros", "{ brut: h }"],
    ["a date for euros", "{ brut: fin }"],
    ["a number for a date", '{ fin: "3" }'],
    ["a text for a date", "{ fin: mot }"],
  ])("%s is refused", (_, replace) => {
    const problems = found(given(replace)).filter(({ code }) => code === "TYPE_MISMATCH");
    expect(problems).toMatchObject([{ path: ["x"], at: { file: "law.yaml" } }]);
  });

  it.each([["{ brut: brut * 2 }"], ['{ brut: "1000" }'], ["{ fin: period.end }"]])(
    "%s is taken",
    (replace) => {
      expect(found(given(replace))).toEqual([]);
    },
  );
});

describe("an unrounded quotient", () => {
  it.each([
    ["that goes on to the next month", 'carry: [ { id: k, label: K, is: "brut / 3", resets: never } ]\n'],
    ["that is added month after month", 'carry: [ { id: k, label: K, adds: "brut / 3", resets: never } ]\n'],
    [
      "that goes on through another line",
      'lines: [ { id: q, label: Q, kind: formula, formula: "brut / 7" } ]\ncarry: [ { id: k, label: K, adds: q, resets: never } ]\n',
    ],
    [
      "that goes on by item",
      'carry: [ { id: k, label: K, each: missions, adds: "mission.ca / 3", resets: never } ]\n',
    ],
  ])("%s is refused", (_, statements) => {
    expect(found(statements)).toMatchObject([
      { code: "QUOTIENT_CARRIED", path: ["k"], at: { file: "law.yaml" } },
    ]);
  });

  it("may go on once it is rounded", () => {
    expect(
      found('carry: [ { id: k, label: K, adds: "roundHalfUp(brut / 3, 0.01)", resets: never } ]\n'),
    ).toEqual([]);
  });

  it("shared among items stays one, and is refused when compared", () => {
    const shared = (total: string): string =>
      `lines:\n  - { id: p, label: P, kind: formula, each: missions, formula: "allocate(${total}, mission.ca)" }\n  - { id: x, label: X, kind: formula, each: missions, formula: "if p > 3 then 1 else 2" }\n`;
    expect(codes(found(shared("brut / 3")))).toEqual(["QUOTIENT_COMPARED"]);
    expect(found(shared("brut"))).toEqual([]);
  });
});

describe("conditions in words", () => {
  it.each([
    ["a date that is none", '{ all: [ { fact: fin, operator: dateBefore, value: "demain" } ] }'],
    ["31 February", '{ all: [ { fact: fin, operator: dateAfter, value: "2026-02-31" } ] }'],
    ["a date operator on a number", '{ all: [ { fact: brut, operator: dateBefore, value: "2026-01-01" } ] }'],
  ])("refuse %s", (_, conditions) => {
    const [first] = found(check(conditions));
    expect(first).toMatchObject({ code: "TYPE_MISMATCH", path: ["k"], at: { file: "law.yaml" } });
  });

  it("take a date of the calendar", () => {
    expect(found(check('{ all: [ { fact: fin, operator: dateBefore, value: "2026-02-28" } ] }'))).toEqual([]);
  });
});

describe("a line that is no amount", () => {
  const printed = ", rubric: r, source: s";
  it.each([
    ["a text printed on the payslip", line("mot", printed)],
    ["a date printed on the payslip", line("fin", printed)],
    ["a text posted", line("mot", ", posts: { from: disponible, to: paye }")],
    [
      "a text posted by another statement",
      `${line("mot")}postings: [ { of: x, from: disponible, to: paye } ]\n`,
    ],
    ["a text that joins a total", line("mot", ", joins: [t]")],
    ["a text that joins a total by its part", line("mot", ", joins: [ { total: t, part: amount } ]")],
    ["a condition printed on the payslip", line("cadre", printed)],
  ])("%s is refused", (_, statements) => {
    expect([...new Set(codes(found(statements)))]).toEqual(["TYPE_MISMATCH"]);
  });

  it("a text that nothing prints, posts or adds is taken", () => {
    expect(found(line("mot"))).toEqual([]);
  });

  it("versions of two types are refused", () => {
    const versions =
      "lines: [ { id: x, label: X, kind: formula, versions: [ { from: 2020-01-01, formula: brut }, { from: 2026-01-01, formula: fin } ] } ]\n";
    expect(found(versions)).toMatchObject([
      { code: "TYPE_MISMATCH", path: ["x"], message: expect.stringContaining("versions") as string },
    ]);
  });
});

it.each(["roundHalfUp", "roundUp", "roundDown"])(
  "%s to a step that is not a positive number is refused",
  (name) => {
    for (const step of ["0", "0.00", "-0.01", "brut", "0.01 + 0.01"]) {
      expect([step, ...codes(found(line(`${name}(brut, ${step})`)))]).toEqual([step, "FUNCTION_ARGUMENTS"]);
    }
  },
);
