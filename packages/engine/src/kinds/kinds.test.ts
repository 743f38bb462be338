import { describe, expect, it } from "vitest";

import { codes, evaluated } from "../test-support/rules.ts";

const FACTS = `
facts:
  - { id: base, label: B, type: decimal, unit: EUR, default: "2001.30" }
  - { id: heures, label: H, type: decimal, unit: hour, default: "10.5", domain: { min: "0", max: "744" } }
  - { id: payeur, label: P, type: choice, options: [account, company], default: account }
  - { id: applique, label: A, type: boolean, default: true }
parameters:
  - { id: salarie, label: S, unit: "%", values: [ { from: 2020-01-01, value: "6.90", source: s } ] }
  - { id: employeur, label: E, unit: "%", values: [ { from: 2020-01-01, value: "8.55", source: s } ] }
  - { id: cinq, label: C, unit: "%", values: [ { from: 2020-01-01, value: "5", source: s } ] }
  - { id: taux, label: T, unit: EUR/hour, values: [ { from: 2020-01-01, value: "12.3456", source: s } ] }
totals: [ { id: total, label: T } ]
`;
const CENT = `round: { step: "0.01", mode: half-up }`;
/** The share that the other bears: its value is zero, however many places it is written with. */
const NOTHING: unknown = expect.stringMatching(/^0(\.00)?$/);
const line = (text: string, more = ""): string =>
  `${FACTS}lines:\n  - { id: x, label: X, rubric: r, source: s, ${text} }\n${more}`;

describe("contribution", () => {
  const contribution = (borneBy: string): string =>
    line(
      `kind: contribution, base: base, employee: salarie, employer: employeur, borneBy: ${borneBy}, joins: [ { total: total, part: account } ], ${CENT}`,
    );

  it("rounds each part on its own, and prints rates as they are written", () => {
    const { values, lines } = evaluated(contribution("account"));
    // 2001.30 × 6.90 % = 138.0897; × 8.55 % = 171.11115
    expect(values).toMatchObject({ "x.base": "2001.30", "x.employee": "138.09", "x.employer": "171.11" });
    expect(lines).toMatchObject([
      {
        id: "x",
        base: "2001.30",
        rate: "6.90",
        employerRate: "8.55",
        employee: "138.09",
        employer: "171.11",
        amount: null,
      },
    ]);
  });

  it.each([
    { borneBy: "account", facts: {}, account: "171.11", company: NOTHING },
    { borneBy: "company", facts: {}, account: NOTHING, company: "171.11" },
    { borneBy: "payeur", facts: { payeur: "company" }, account: NOTHING, company: "171.11" },
    { borneBy: "payeur", facts: { payeur: "account" }, account: "171.11", company: NOTHING },
  ])("is borne by $borneBy when the facts say $facts", ({ borneBy, facts, account, company }) => {
    const { values } = evaluated(contribution(borneBy), { facts });
    expect(values).toMatchObject({ "x.account": account, "x.company": company, total: account });
  });
});

describe("amounts", () => {
  it("gives two amounts that need no common base", () => {
    const { values } = evaluated(
      line(`kind: amounts, employee: "12", employer: "base / 3", borneBy: company, ${CENT}`),
    );
    expect(values).toMatchObject({
      "x.employee": "12.00",
      "x.employer": "667.10",
      "x.account": NOTHING,
      "x.company": "667.10",
    });
  });

  it("may have an employer part alone", () => {
    const { values } = evaluated(line(`kind: amounts, employer: "0 - base", ${CENT}`));
    expect(values).toEqual({
      "x.employer": "-2001.30",
      "x.account": "-2001.30",
      "x.company": NOTHING,
      total: "0.00",
    });
  });
});

describe("quantity", () => {
  it.each([
    ["half-up", "129.63"],
    ["up", "129.63"],
    ["down", "129.62"],
  ])("10.5 h at 12.3456 EUR is 129.6288, rounded %s: %s", (mode, expected) => {
    const { values, lines } = evaluated(
      line(`kind: quantity, quantity: heures, rate: taux, round: { step: "0.01", mode: ${mode} }`),
    );
    expect(values["x"]).toBe(expected);
    expect(lines).toMatchObject([{ base: "10.5", rate: "12.3456" }]);
  });

  it("refuses negative hours, which the domain of the fact excludes", () => {
    const { problems } = evaluated(line(`kind: quantity, quantity: heures, rate: taux, ${CENT}`), {
      facts: { heures: "-1" },
    });
    expect(codes(problems)).toEqual(["FACT_INVALID"]);
  });
});

describe("rate-of-sum", () => {
  const share = line(
    `kind: rate-of-sum, base: [base, autre], rate: cinq, ${CENT}`,
    `  - { id: autre, label: O, kind: formula, formula: "0" }\n`,
  );
  it.each([
    { base: "2206.80", expected: "110.34", why: "exact" },
    { base: "3441.30", expected: "172.07", why: "172.065" },
    { base: "2001.30", expected: "100.07", why: "half a cent, 100.065, rounds up" },
    { base: "-2001.30", expected: "-100.07", why: "and away from zero below it" },
  ])("5 % of $base is $expected: $why", ({ base, expected }) => {
    expect(evaluated(share, { facts: { base } }).values["x"]).toBe(expected);
  });
});

describe("with", () => {
  const rules = (more = ""): string => `${FACTS}lines:
  - { id: brut, label: B, kind: formula, formula: base }
  - { id: cotisation, label: C, kind: formula, formula: "if brut > 2000 then brut * employeur else 0", ${CENT} }
  - { id: cout, label: K, kind: formula, formula: "brut + cotisation" }
  - { id: x, label: X, kind: with, of: cout, replace: { brut: "brut + 100" } }
${more}`;

  it("is what the value would be more, jumps included", () => {
    // at 1950: cost 1950; at 2050: 2050 + 175.28 (8.55 % is 175.275)
    expect(evaluated(rules(), { facts: { base: "1950" } }).values["x"]).toBe("275.28");
    // at 2100: 179.55 more gross contribution 188.10 − 179.55
    expect(evaluated(rules(), { facts: { base: "2100" } }).values["x"]).toBe("108.55");
  });

  it("may replace a value within another with", () => {
    const { values } = evaluated(
      rules(`  - { id: y, label: Y, kind: with, of: x, replace: { base: "base + 100" } }\n`),
      { facts: { base: "1950" } },
    );
    // x at base 2050: 108.55 (183.825 → 183.83 less 175.28), x at 1950: 275.28
    expect(values["y"]).toBe("-166.73");
  });

  it("leaves the month itself as it was", () => {
    expect(evaluated(rules(), { facts: { base: "1950" } }).values).toMatchObject({
      brut: "1950.00",
      cout: "1950.00",
    });
  });
});

describe("a line that does not apply", () => {
  const rules = (reader: string): string => `${FACTS}lines:
  - { id: prime, label: P, rubric: r, source: s, kind: formula, formula: "base / 0", when: applique, joins: [total] }
  - { id: fixe, label: F, kind: formula, formula: "10", joins: [total] }
  - { id: lecteur, label: L, kind: formula, formula: ${reader} }
`;
  it("counts 0 in totals, is not printed and not computed", () => {
    const { values, lines, problems } = evaluated(rules("total"), { facts: { applique: false } });
    expect(codes(problems)).toEqual([]);
    expect(values).toMatchObject({ total: "10.00", lecteur: "10.00" });
    expect(lines).toEqual([]);
  });

  it("may not be read by name", () => {
    const { problems } = evaluated(rules("prime"), { facts: { applique: false } });
    expect(problems).toMatchObject([{ code: "LINE_NOT_APPLICABLE", path: ["lecteur", "prime"] }]);
  });

  it("when it applies, its division by zero is told once, and nothing that hangs on it", () => {
    const { problems, values } = evaluated(rules("total"));
    expect(problems).toMatchObject([{ code: "DIVISION_BY_ZERO", path: ["prime"] }]);
    expect(values).toMatchObject({ fixe: "10.00" });
    expect(values).not.toHaveProperty("total");
  });
});
