import { describe, expect, it } from "vitest";

import { codes, evaluated, evaluatorOf, ruleSetOf } from "../test-support/rules.ts";

const FACTS = `
facts:
  - { id: brut, label: Brut, type: decimal, unit: EUR }
  - { id: heures, label: Heures, type: decimal, unit: hour, domain: { min: "0", max: "744" } }
  - { id: jours, label: Jours, type: integer, unit: day, default: "1" }
  - { id: missions, label: M, type: list, default: [], item: { name: mission, fields: [ { id: ca, label: CA, type: decimal, unit: EUR } ] } }
`;
const both = `${FACTS}lines:
  - { id: double, label: D, kind: formula, formula: "brut * 2" }
  - { id: quadruple, label: Q, kind: formula, formula: "double * 2" }
  - { id: somme, label: S, kind: formula, unit: hour, formula: "heures + heures" }
  - { id: ca, label: C, kind: formula, formula: "sum(missions.ca)" }
`;

describe("what comes in", () => {
  const FULL = { brut: "1000", heures: "151.67" };
  it.each<[string, Record<string, unknown>, string, readonly string[]]>([
    ["null", { ...FULL, brut: null }, "FACT_INVALID", ["brut"]],
    ["a number instead of text", { ...FULL, brut: 1000 }, "FACT_INVALID", ["brut"]],
    ["an exponent", { ...FULL, brut: "1e3" }, "FACT_INVALID", ["brut"]],
    ["a comma", { ...FULL, brut: "1000,50" }, "FACT_INVALID", ["brut"]],
    ["a list instead of a decimal", { ...FULL, brut: ["1"] }, "FACT_INVALID", ["brut"]],
    ["negative hours", { ...FULL, heures: "-0.01" }, "FACT_INVALID", ["heures"]],
    ["more hours than a month has", { ...FULL, heures: "744.01" }, "FACT_INVALID", ["heures"]],
    ["half a day where days are whole", { ...FULL, jours: "1.5" }, "FACT_INVALID", ["jours"]],
    ["an unknown fact", { ...FULL, burt: "1" }, "FACT_UNKNOWN", ["burt"]],
    ["a fact named as every object's key", { ...FULL, constructor: "1" }, "FACT_UNKNOWN", ["constructor"]],
    ["a list that is none", { ...FULL, missions: "a" }, "FACT_INVALID", ["missions"]],
    ["an item without id", { ...FULL, missions: [{ ca: "1" }] }, "ITEM_WITHOUT_ID", ["missions", "0"]],
    [
      "two items of one id",
      {
        ...FULL,
        missions: [
          { id: "a", ca: "1" },
          { id: "a", ca: "2" },
        ],
      },
      "DUPLICATE_ID",
      ["missions", "a"],
    ],
    [
      "an unknown field",
      { ...FULL, missions: [{ id: "a", ca: "1", x: "1" }] },
      "FACT_UNKNOWN",
      ["missions", "a", "x"],
    ],
    [
      "an item's field missing",
      { ...FULL, missions: [{ id: "a" }] },
      "FACT_MISSING",
      ["ca", "missions", "a", "ca"],
    ],
  ])("%s is one problem, in its place", (_, facts, code, path) => {
    const { problems, closing } = evaluated(both, { facts });
    expect(problems).toMatchObject([{ code, path }]);
    expect(closing).toBeNull();
  });

  it("tells every missing fact once, all together, and what could be computed all the same", () => {
    const { problems, values } = evaluated(both, { facts: { missions: [{ id: "a", ca: "7" }] } });
    expect(problems).toMatchObject([
      { code: "FACT_MISSING", path: ["double", "brut"] },
      { code: "FACT_MISSING", path: ["somme", "heures"] },
    ]);
    expect(values).toEqual({ ca: "7.00" });
  });

  it("asks only for what is needed by what is asked", () => {
    const { problems, values } = evaluated(both, { facts: { brut: "1" }, only: ["quadruple"] });
    expect(problems).toEqual([]);
    expect(values).toEqual({ double: "2.00", quadruple: "4.00" });
    expect(codes(evaluated(both, { facts: FULL, only: ["quadrupel"] }).problems)).toEqual(["ONLY_UNKNOWN"]);
  });

  it.each([
    ["period", { period: "2026-13" }],
    ["period", { period: "2026-01-01" }],
    ["paymentDate", { paymentDate: "2026-02-31" }],
    ["asOf", { asOf: "hier" }],
  ])("refuses a %s that is none: %j", (field, request) => {
    expect(evaluated(both, { facts: FULL, ...request }).problems).toMatchObject([
      { code: "REQUEST_INVALID", path: [field] },
    ]);
  });

  it("pays no month after the rules are known to hold", () => {
    const evaluate = evaluatorOf(ruleSetOf("law", both, "knownUntil: 2026-06-30\n"));
    expect(codes(evaluate({ period: "2026-06", facts: FULL }).document.problems)).toEqual([]);
    expect(codes(evaluate({ period: "2026-07", facts: FULL }).document.problems)).toEqual([
      "PERIOD_WITHOUT_RULES",
    ]);
  });

  it("gives the same document, byte for byte, whatever the order of the facts", () => {
    const evaluate = evaluatorOf(ruleSetOf("law", both));
    const first = evaluate({ period: "2026-01", facts: { brut: "1.10", heures: "2" } }).document;
    const second = evaluate({ period: "2026-01", facts: { heures: "2", brut: "1.10" } }).document;
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
  });
});

describe("pins", () => {
  const rules = `${FACTS}lines:
  - { id: part, label: P, kind: amounts, employee: "brut", employer: "brut * 2" }
  - { id: commission, label: F, kind: formula, each: missions, formula: "mission.ca / 4" }
  - { id: total, label: T, kind: formula, formula: "part.employer + sum(commission)" }
`;
  const facts = {
    brut: "10",
    missions: [
      { id: "a", ca: "100" },
      { id: "b", ca: "200" },
    ],
  };
  it("give a part, or a line item by item, to what reads them", () => {
    expect(evaluated(rules, { facts }).values["total"]).toBe("95.00");
    expect(evaluated(rules, { facts, pins: { "part.employer": "50" } }).values["total"]).toBe("125.00");
    expect(evaluated(rules, { facts, pins: { commission: { a: "1", b: "2" } } }).values["total"]).toBe(
      "23.00",
    );
    expect(evaluated(rules, { facts, pins: { total: "0" } }).values["total"]).toBe("0.00");
  });

  it.each<[string, Record<string, unknown>, string]>([
    ["an unknown line", { inconnue: "1" }, "PIN_UNKNOWN"],
    ["a fact", { brut: "1" }, "PIN_UNKNOWN"],
    ["a line of several parts as a whole", { part: "1" }, "PIN_UNKNOWN"],
    ["a number", { total: 1 }, "PIN_INVALID"],
    ["null", { total: null }, "PIN_INVALID"],
    ["one value for a line that has one by item", { commission: "1" }, "PIN_INVALID"],
    ["a line by item without one of the items", { commission: { a: "1" } }, "PIN_INVALID"],
  ])("refuse %s", (_, pins, code) => {
    expect(codes(evaluated(rules, { facts, pins }).problems)).toEqual([code]);
  });
});

describe("what goes on to the next month", () => {
  const rules = `${FACTS}  - { id: debutContrat, label: D, type: date, default: 2025-07-15 }
axes: [ { id: contract-start, date: debutContrat } ]
carry:
  - { id: annee, label: A, adds: brut, resets: calendar-year }
  - { id: contrat, label: C, adds: brut, resets: contract-year }
  - { id: solde, label: S, is: "opening.solde - brut", resets: never, initial: "5000" }
  - { id: parMission, label: P, each: missions, adds: mission.ca, resets: calendar-year }
`;
  const run = (period: string, opening?: Record<string, unknown>) =>
    evaluated(rules, {
      period,
      facts: { brut: "1000", heures: "1", missions: [{ id: "a", ca: "10" }] },
      opening,
    });

  it("starts at the initial values without an opening", () => {
    expect(run("2026-01").closing).toEqual({
      period: "2026-01",
      annee: "1000.00",
      contrat: "1000.00",
      solde: "4000.00",
      parMission: { a: "10.00" },
    });
  });

  const OPENING = { annee: "1", contrat: "2", solde: "3", parMission: { a: "4", z: "9" } };
  it.each([
    [
      "within the year, all go on",
      "2026-02",
      "2026-01",
      { annee: "1001.00", contrat: "1002.00", solde: "-997.00", parMission: { a: "14.00", z: "9.00" } },
    ],
    [
      "in January, the calendar year starts anew",
      "2026-01",
      "2025-12",
      { annee: "1000.00", contrat: "1002.00", solde: "-997.00", parMission: { a: "10.00" } },
    ],
    [
      "in the month of the anniversary, the contract year starts anew",
      "2026-07",
      "2026-06",
      { annee: "1001.00", contrat: "1000.00", solde: "-997.00" },
    ],
    [
      "after more than a year away, both do",
      "2027-01",
      "2025-12",
      { annee: "1000.00", contrat: "1000.00", solde: "-997.00" },
    ],
  ])("%s", (_, period, before, closing) => {
    const document = run(period, { ...OPENING, period: before });
    expect(codes(document.problems)).toEqual([]);
    expect(document.closing).toMatchObject(closing);
  });

  it.each<[string, Record<string, unknown>, readonly string[]]>([
    ["a carried value that is not named", { annee: "1", contrat: "1", parMission: {} }, ["OPENING_MISSING"]],
    ["an unknown name", { ...OPENING, autre: "1" }, ["OPENING_UNKNOWN"]],
    ["a number", { ...OPENING, solde: 3 }, ["OPENING_INVALID", "OPENING_MISSING"]],
    ["a month that does not come before", { ...OPENING, period: "2026-02" }, ["OPENING_INVALID"]],
    ["another default than the initial value", { ...OPENING, "*": "zero" }, ["OPENING_INVALID"]],
  ])("refuses an opening with %s", (_, opening, expected) => {
    const found = codes(run("2026-02", { period: "2026-01", ...opening }).problems);
    expect(found).toContain(expected[0]);
    expect(expected).toEqual(expect.arrayContaining([...found]));
  });

  it("takes initial values for what an opening says it leaves out", () => {
    expect(run("2026-02", { period: "2026-01", "*": "initial", annee: "1" }).closing).toMatchObject({
      annee: "1001.00",
      solde: "4000.00",
    });
  });
});
