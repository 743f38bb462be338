import { describe, expect, it } from "vitest";

import { codes, evaluated, evaluatorOf, ruleSetOf } from "../test-support/rules.ts";

/** What a second reader found in amounts as they are computed and printed, one case for each fault. */

describe("a credit note beside an invoice, in one grid that cumulates", () => {
  const rules = (across: string): string => `
facts: [ { id: missions, label: M, type: list, default: [], item: { name: mission, fields: [ { id: ca, label: CA, type: decimal, unit: EUR } ] } } ]
grids: [ { id: g, label: G, mode: marginal, versions: [ { from: 2026-01-01, source: s, bands: [ { rate: "10" } ] } ] } ]
lines: [ { id: frais, label: F, kind: by-grid, each: missions, amount: mission.ca, grid: g, cumulates: { resets: calendar-year, across: ${across} }, round: { step: "0.01", mode: half-up } } ]
`;
  const shares = (across: string, amounts: Readonly<Record<string, string>>) => {
    const missions = Object.entries(amounts).map(([id, ca]) => ({ id, ca }));
    const { values, problems } = evaluated(rules(across), { facts: { missions } });
    expect(codes(problems)).toEqual([]);
    return values;
  };
  it.each(["same-grid", "all", "item"])(
    "a tenth of 3000 and of −1000 is 300 and −100, across %s",
    (across) => {
      expect(shares(across, { a: "3000", b: "-1000" })).toMatchObject({
        "frais[a]": "300.00",
        "frais[b]": "-100.00",
      });
    },
  );

  it("does not depend on the order of entry, and adds up to the cent", () => {
    const one = shares("all", { a: "0.05", b: "-0.02", c: "1000.01" });
    const other = shares("all", { c: "1000.01", b: "-0.02", a: "0.05" });
    expect(one).toMatchObject({
      "frais[a]": other["frais[a]"],
      "frais[b]": other["frais[b]"],
      "frais[c]": other["frais[c]"],
    });
    const cents = ["a", "b", "c"].reduce((sum, id) => sum + Math.round(Number(one[`frais[${id}]`]) * 100), 0);
    expect(cents).toBe(10000);
  });

  it("that cancel out pay nothing together", () => {
    expect(shares("all", { a: "1000", b: "-1000" })).toMatchObject({
      "frais[a]": "0.00",
      "frais[b]": "0.00",
    });
  });
});

describe("a share among items, some of which the line does not concern", () => {
  const rules = `
facts: [ { id: missions, label: M, type: list, default: [], item: { name: mission, fields: [ { id: ca, label: CA, type: decimal, unit: EUR }, { id: due, label: D, type: boolean, default: true } ] } } ]
grids: [ { id: g, label: G, mode: marginal, versions: [ { from: 2026-01-01, source: s, bands: [ { rate: "10" } ] } ] } ]
lines:
  - { id: assiette, label: A, kind: formula, each: missions, formula: mission.ca }
  - { id: frais, label: F, kind: by-grid, each: missions, amount: assiette, grid: g, when: mission.due, cumulates: { resets: calendar-year, across: same-grid }, round: { step: "0.01", mode: half-up } }
`;

  it("weighs only those that it concerns", () => {
    const { values } = evaluated(rules, {
      facts: {
        missions: [
          { id: "a", ca: "1000" },
          { id: "b", ca: "1000", due: false },
        ],
      },
    });
    // 10 % of 1000, all of it a's.
    expect(values).toMatchObject({ "frais[a]": "100.00" });
  });
});

describe("a given value of what only repeats another", () => {
  const rules = `
facts: [ { id: brut, label: B, type: decimal, unit: EUR } ]
lines:
  - { id: retraite, label: R, kind: contribution, base: brut, employee: "0.10", round: { step: "0.01", mode: half-up } }
  - { id: total, label: T, kind: formula, formula: retraite.employee }
`;

  it("is read by what is computed from it, whole or in part", () => {
    const request = { facts: { brut: "1000" }, pins: { "retraite.base": "900" } };
    expect(evaluated(rules, request).values).toMatchObject({ "retraite.employee": "90.00", total: "90.00" });
    expect(evaluated(rules, { ...request, only: ["total"] }).values).toMatchObject({ total: "90.00" });
    expect(evaluated(rules, { facts: { brut: "1000" } }).values).toMatchObject({ total: "100.00" });
  });
});

describe("a value that the company overrides from a day within the month", () => {
  const law = (more = "") =>
    ruleSetOf(
      "law",
      `parameters: [ { id: p, label: P, unit: EUR, overridable: {}, ${more} values: [ { from: 2020-01-01, value: "10", source: s } ] } ]\nlines: [ { id: x, label: X, kind: formula, formula: p * 31 } ]\n`,
    );
  const company = ruleSetOf(
    "company",
    `overrides: [ { id: p, values: [ { from: 2026-01-16, value: "20", source: s } ] } ]\n`,
  );
  const value = (period: string, more = "") =>
    evaluatorOf(law(more), company)({ period, facts: {} }).document.values["x"] ?? "";

  it("cut by the day, takes the law's value before it: (15 × 10 + 16 × 20) ÷ 31", () => {
    expect(Number(value("2026-01", "cut: by-day,"))).toBeCloseTo(470, 9);
  });

  it("cut by the day, is the law's alone before and the company's alone after", () => {
    expect([value("2025-12", "cut: by-day,"), value("2026-02", "cut: by-day,")]).toEqual([
      "310.00",
      "620.00",
    ]);
  });

  it("not cut, waits for the next first", () => {
    expect([value("2026-01"), value("2026-02")]).toEqual(["310.00", "620.00"]);
  });
});

describe("who bears an employer part", () => {
  const rules = (bearer: string): string => `
facts: [ { id: brut, label: B, type: decimal, unit: EUR } ]
parameters: [ { id: taux, label: T, unit: "%", values: [ { from: 2020-01-01, value: "5", source: s } ] } ]
choices: [ { id: quiPaie, label: Q, at: [contract], default: account, options: [ { id: account, label: A, status: lawful }, { id: company, label: C, status: lawful } ] } ]
lines: [ { id: x, label: X, kind: contribution, base: brut, employer: taux, borneBy: ${bearer}, round: { step: "0.01", mode: half-up } } ]
`;
  it.each([
    ["account", {}, { "x.account": "50.00", "x.company": "0.00" }],
    ["company", {}, { "x.account": "0.00", "x.company": "50.00" }],
    ["quiPaie", {}, { "x.account": "50.00", "x.company": "0.00" }],
    ["quiPaie", { quiPaie: "company" }, { "x.account": "0.00", "x.company": "50.00" }],
  ])("%s %j, and the other bears 0.00", (bearer, facts, expected) => {
    expect(evaluated(rules(bearer), { facts: { brut: "1000", ...facts } }).values).toMatchObject(expected);
  });
});

describe("a grid of shares", () => {
  const rules = `
facts: [ { id: part, label: P, type: decimal, unit: "%" } ]
grids: [ { id: g, label: G, mode: step, in: "%", rate: EUR, versions: [ { from: 2026-01-01, source: s, bands: [ { upTo: "1", rate: "10" }, { below: "50", rate: "20" }, { rate: "30" } ] } ] } ]
lines: [ { id: x, label: X, kind: formula, formula: "lookup(g, part)" } ]
`;
  it.each([
    ["0.99", "10.00"],
    ["1", "10.00"],
    ["1.01", "20.00"],
    ["49.99", "20.00"],
    ["50", "30.00"],
    ["100", "30.00"],
  ])("counts its bounds in percent: a share of %s gives %s", (part, expected) => {
    expect(evaluated(rules, { facts: { part } }).values["x"]).toBe(expected);
  });
});

describe("a message", () => {
  const rules = `
facts: [ { id: brut, label: B, type: decimal, unit: EUR } ]
parameters:
  - { id: smic, label: S, unit: EUR, values: [ { from: 2020-01-01, value: "1823.03", source: s } ] }
  - { id: taux, label: T, unit: "%", axis: payment, values: [ { from: 2020-01-01, value: "5", source: s }, { from: 2026-02-01, value: "6.5", source: s } ] }
  - { id: fini, label: F, unit: EUR, values: [ { from: 2020-01-01, value: "1", source: s }, { from: 2021-01-01, value: null, source: s } ] }
checks: [ { id: k, label: K, severity: warn, message: "{brut} pour {smic}, à {taux} ({fini}, {inconnu}).", remedy: "Au moins {smic}.", conditions: { all: [ { fact: brut, operator: decimalLessThan, value: { fact: smic } } ] } } ]
`;
  it("is filled with parameters, each as the month or the payment has it, and says nothing of what is not there", () => {
    const [event] = evaluated(rules, { facts: { brut: "1000" }, paymentDate: "2026-02-03" }).events;
    const plain = (text = ""): string => text.replaceAll(/[\u00a0\u202f]/g, " ");
    expect(plain(event?.message)).toBe("1 000,00 € pour 1 823,03 €, à 6,50 % ({fini}, {inconnu}).");
    expect(plain(event?.remedy)).toBe("Au moins 1 823,03 €.");
  });
});
