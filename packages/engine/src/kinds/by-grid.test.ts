import { describe, expect, it } from "vitest";

import { codes, evaluated, evaluatorOf, ruleSetOf } from "../test-support/rules.ts";

const grids = (line: string): string => `
facts:
  - { id: plafond, label: P, type: decimal, unit: EUR, default: "100000" }
  - { id: debutContrat, label: D, type: date, default: 2025-07-01 }
  - id: missions
    label: M
    type: list
    default: []
    item: { name: mission, fields: [ { id: ca, label: CA, type: decimal, unit: EUR }, { id: apportee, label: A, type: boolean, default: false } ] }
axes: [ { id: contract-start, date: debutContrat } ]
grids:
  - { id: standard, label: S, mode: marginal, versions: [ { from: 2026-01-01, source: s, bands: [ { upTo: "70000", rate: "10" }, { upTo: "150000", rate: "8" }, { rate: "5" } ] } ] }
  - { id: apport, label: A, mode: marginal, versions: [ { from: 2026-01-01, source: s, bands: [ { rate: "15" } ] } ] }
  - { id: entier, label: E, mode: whole-amount, versions: [ { from: 2026-01-01, source: s, bands: [ { upTo: "1000", rate: "10" }, { below: "5000", rate: "8", plus: "20" }, { rate: "5" } ] } ] }
  - { id: palier, label: P, mode: step, rate: EUR, versions: [ { from: 2026-01-01, source: s, bands: [ { upTo: "1000", rate: "12.50" }, { below: "5000", rate: "30" }, { rate: "0" } ] } ] }
decisions:
  - { id: bareme, label: B, each: missions, outcomes: [apport, standard], rules: [ { conditions: { all: [ { fact: mission, path: $.apportee, operator: equal, value: true } ] }, event: { type: outcome, params: { value: apport } } } ], otherwise: standard }
lines:
  - { id: frais, label: F, rubric: frais, source: s, kind: by-grid, each: missions, amount: mission.ca, round: { step: "0.01", mode: half-up }, ${line} }
`;
const mission = (id: string, ca: string, apportee = false) => ({ id, ca, apportee });

describe("a grid on each month alone", () => {
  it.each([
    {
      grid: "standard",
      amount: "70000",
      expected: "7000.00",
      rule: "each rate on its own slice, the bound in the lower band",
    },
    {
      grid: "standard",
      amount: "70000.01",
      expected: "7000.00",
      rule: "one cent above the bound pays the next rate (7000.0008)",
    },
    { grid: "standard", amount: "160000", expected: "13900.00", rule: "7000 + 6400 + 500" },
    { grid: "standard", amount: "-1000", expected: "-100.00", rule: "a credit note follows the first band" },
    { grid: "entier", amount: "1000", expected: "100.00", rule: "upTo includes its bound" },
    {
      grid: "entier",
      amount: "1000.01",
      expected: "100.00",
      rule: "the next band's rate and constant on all (100.0008)",
    },
    { grid: "entier", amount: "5000", expected: "250.00", rule: "below excludes its bound" },
    { grid: "entier", amount: "4999.99", expected: "420.00", rule: "just below it: 399.9992 + 20" },
    { grid: "palier", amount: "1000", expected: "12.50", rule: "the band's value itself, bound included" },
    { grid: "palier", amount: "5000", expected: "0.00", rule: "the band's value itself, bound excluded" },
  ])("$grid on $amount is $expected: $rule", ({ grid, amount, expected }) => {
    const { values } = evaluated(grids(`grid: ${grid}`), { facts: { missions: [mission("m", amount)] } });
    expect(values["frais[m]"]).toBe(expected);
  });
});

const OVER = { "frais.cumul.standard": "68000", "frais.cumul.apport": "0", period: "2026-01" };

describe("a grid that cumulates over the items", () => {
  const run = (line: string, missions: unknown, opening?: Record<string, unknown>, facts = {}) =>
    evaluated(grids(line), { period: "2026-02", facts: { missions, ...facts }, opening });

  it.each([
    ["one order", [mission("a", "3000"), mission("b", "3000")]],
    ["the other order", [mission("b", "3000"), mission("a", "3000")]],
  ])(
    "two missions of 3000 from 68 000 pay 2000 × 10 % + 4000 × 8 % = 520, 260 each, entered in %s",
    (_, missions) => {
      const { values, closing } = run(
        "grid: standard, cumulates: { resets: calendar-year, across: same-grid }",
        missions,
        { "frais.cumul.standard": "68000", period: "2026-01" },
      );
      expect(values).toMatchObject({ "frais[a]": "260.00", "frais[b]": "260.00" });
      expect(closing).toMatchObject({ period: "2026-02", "frais.cumul.standard": "74000.00" });
    },
  );

  it("a mission with its own grid does not move the others'", () => {
    const { values, closing } = run(
      "grid: bareme, cumulates: { resets: calendar-year, across: same-grid }",
      [mission("a", "3000"), mission("b", "3000", true)],
      OVER,
    );
    // a: 2000 × 10 % + 1000 × 8 % = 280; b: 3000 × 15 % = 450
    expect(values).toMatchObject({ "frais[a]": "280.00", "frais[b]": "450.00" });
    expect(closing).toMatchObject({ "frais.cumul.standard": "71000.00", "frais.cumul.apport": "3000.00" });
  });

  it("across all, the cumulated turnover of every grid counts", () => {
    const { values, closing } = run(
      "grid: bareme, cumulates: { resets: calendar-year, across: all }",
      [mission("a", "3000"), mission("b", "1000", true)],
      { "frais.cumul": "68000", period: "2026-01" },
    );
    expect(values).toMatchObject({ "frais[a]": "280.00", "frais[b]": "150.00" });
    expect(closing).toMatchObject({ "frais.cumul": "72000.00" });
  });

  it("across item, each has its own cumul, and one not here this month keeps its own", () => {
    const { values, closing } = run(
      "grid: standard, cumulates: { resets: calendar-year, across: item }",
      [mission("a", "3000"), mission("b", "3000")],
      { "frais.cumul": { a: "68000", old: "500" }, period: "2026-01" },
    );
    expect(values).toMatchObject({ "frais[a]": "280.00", "frais[b]": "300.00" });
    expect(closing).toMatchObject({ "frais.cumul": { a: "71000.00", b: "3000.00", old: "500.00" } });
  });

  it("at most the cap a month, over the items of the group", () => {
    const { values } = run(
      "grid: standard, cumulates: { resets: calendar-year, across: same-grid }, cap: plafond",
      [mission("a", "1000"), mission("b", "2000")],
      undefined,
      { plafond: "100.01" },
    );
    expect(values).toMatchObject({ "frais[a]": "33.34", "frais[b]": "66.67" });
  });

  it("a credit note gives back what it paid, at the rate at which it was paid", () => {
    const { values } = run(
      "grid: standard, cumulates: { resets: calendar-year, across: same-grid }",
      [mission("a", "-3000")],
      { "frais.cumul.standard": "71000", period: "2026-01" },
    );
    // from 71 000 back to 68 000: 1000 × 8 % + 2000 × 10 %
    expect(values["frais[a]"]).toBe("-280.00");
  });

  it.each([
    { resets: "calendar-year", from: "2025-12", to: "2026-01", expected: "100.00" },
    { resets: "calendar-year", from: "2026-01", to: "2026-02", expected: "80.00" },
    { resets: "contract-year", from: "2026-06", to: "2026-07", expected: "100.00" },
    { resets: "contract-year", from: "2025-12", to: "2026-01", expected: "80.00" },
    { resets: "never", from: "2025-06", to: "2026-07", expected: "80.00" },
  ])("$resets, opened by $from, charges $expected on 1000 in $to", ({ resets, from, to, expected }) => {
    const { values, problems } = evaluated(
      grids(`grid: standard, cumulates: { resets: ${resets}, across: same-grid }`),
      {
        period: to,
        facts: { missions: [mission("a", "1000")] },
        opening: { period: from, "frais.cumul.standard": "70000" },
      },
    );
    expect(codes(problems)).toEqual([]);
    expect(values["frais[a]"]).toBe(expected);
  });

  it("a first month starts from nothing, and each month opens from the one before", () => {
    const evaluate = evaluatorOf(
      ruleSetOf("law", grids("grid: standard, cumulates: { resets: calendar-year, across: same-grid }")),
    );
    let opening: Record<string, unknown> | null = null;
    const fees: (string | undefined)[] = [];
    for (const period of ["2026-01", "2026-02", "2026-03"]) {
      const { document } = evaluate({ period, facts: { missions: [mission("a", "40000")] }, opening });
      fees.push(document.values["frais[a]"]);
      opening = document.closing;
    }
    // F(40) = 4000, F(80) = 7800, F(120) = 11000, in thousands of turnover
    expect(fees).toEqual(["4000.00", "3800.00", "3200.00"]);
  });
});

it("a keyed grid takes the bands of its key, and refuses a key it does not have", () => {
  const rules = `
facts:
  - { id: puissance, label: P, type: choice, options: [CV3, CV4, CV5] }
  - { id: km, label: K, type: decimal, unit: km }
grids:
  - { id: bareme, label: B, mode: whole-amount, in: km, rate: EUR/km, by: puissance, versions: [ { from: 2026-01-01, source: s, bands: { CV3: [ { upTo: "5000", rate: "0.529" }, { rate: "0.316", plus: "1065" } ], CV4: [ { rate: "0.606" } ] } } ] }
lines:
  - { id: indemnite, label: I, kind: formula, formula: "lookup(bareme, km)", round: { step: "0.01", mode: half-up } }
`;
  const value = (puissance: string) => evaluated(rules, { facts: { puissance, km: "6000" } });
  expect(value("CV3").values["indemnite"]).toBe("2961.00");
  expect(value("CV4").values["indemnite"]).toBe("3636.00");
  expect(codes(value("CV5").problems)).toEqual(["VALUE_UNDEFINED"]);
});
