import { describe, expect, it } from "vitest";

import { codes, evaluated } from "../test-support/rules.ts";

/** What a second reader found in what a month is given: facts, choices, openings and pins, one case for each fault. */

const MISSIONS =
  '  - { id: missions, label: M, type: list, default: [], item: { name: mission, fields: [ { id: ca, label: CA, type: decimal, unit: EUR }, { id: jours, label: J, type: decimal, unit: day, default: "1" } ] } }\n';

describe("a choice", () => {
  const rules = (more = "default: A,"): string => `
facts:
${MISSIONS}choices:
  - { id: lecture, label: Lecture, at: [contract, missions], ${more} options: [ { id: A, label: A, status: lawful }, { id: B, label: B, status: lawful } ] }
lines:
  - { id: x, label: X, kind: formula, formula: 'if lecture = "A" then 1 else 2' }
  - { id: y, label: Y, kind: formula, formula: "3" }
`;
  it("that is null is a problem, not its default", () => {
    const { problems, closing } = evaluated(rules(), { facts: { lecture: null } });
    expect(problems).toMatchObject([
      { code: "OPTION_UNKNOWN", path: ["lecture"], remedy: "Options : A, B." },
    ]);
    expect(closing).toBeNull();
  });

  it("that is null for one item is a problem too", () => {
    const { problems } = evaluated(rules(), { facts: { missions: [{ id: "a", ca: "1", lecture: null }] } });
    expect(problems).toMatchObject([{ code: "OPTION_UNKNOWN", path: ["lecture"] }]);
  });

  it.each([[1], [true], [["A"]], [{ A: 1 }], [""]])("that is %j is a problem", (lecture) => {
    expect(codes(evaluated(rules(), { facts: { lecture } }).problems)).toEqual(["OPTION_UNKNOWN"]);
  });

  it("without default or pick is missed when it is read", () => {
    const { problems, values } = evaluated(rules(""));
    expect(problems).toMatchObject([{ code: "FACT_MISSING", path: ["x", "lecture"] }]);
    expect(values).toEqual({ y: "3.00" });
  });

  it("without default or pick is not missed when nothing asked reads it", () => {
    const { problems, values } = evaluated(rules(""), { only: ["y"] });
    expect(problems).toEqual([]);
    expect(values).toEqual({ y: "3.00" });
    expect(evaluated(rules("").replace(/ {2}- \{ id: x.*\n/, "")).problems).toEqual([]);
  });

  it("without default is the contract's when the contract picks", () => {
    expect(evaluated(rules(""), { facts: { lecture: "B" } }).values["x"]).toBe("2.00");
  });
});

describe("a carried value by item", () => {
  const rules = `
facts:
${MISSIONS}carry:
  - { id: cumul, label: Cumul, each: missions, adds: mission.ca, resets: never, initial: "7" }
  - { id: autre, label: Autre, is: opening.autre, resets: never, initial: "1" }
lines: [ { id: x, label: X, kind: formula, formula: "3" } ]
`;
  const facts = { missions: [{ id: "a", ca: "10" }] };
  const run = (opening: Record<string, unknown>, more = {}) =>
    evaluated(rules, {
      period: "2026-02",
      facts,
      opening: { period: "2026-01", autre: "1", ...opening },
      ...more,
    });

  it("that the opening leaves out is missed, not taken for zero", () => {
    const { problems, closing } = run({});
    expect(problems).toMatchObject([{ code: "OPENING_MISSING", path: ["cumul", "cumul"] }]);
    expect(closing).toBeNull();
  });

  it("that the opening leaves out is not missed when nothing asked reads it", () => {
    expect(run({}, { only: ["x"] }).problems).toEqual([]);
  });

  it("that the opening leaves out starts at its initial value when the opening says so", () => {
    expect(run({ "*": "initial" }).closing).toMatchObject({ cumul: { a: "17.00" } });
  });

  it("that the opening names starts there, and an item it does not name starts anew", () => {
    expect(run({ cumul: { a: "100" } }).closing).toMatchObject({ cumul: { a: "110.00" } });
    expect(run({ cumul: { z: "100" } }).closing).toMatchObject({ cumul: { a: "17.00", z: "100.00" } });
  });

  it("given as one value for all is refused", () => {
    expect(codes(run({ cumul: "100" }).problems)).toContain("OPENING_INVALID");
  });
});

describe("items", () => {
  const rules = `
facts:
${MISSIONS}lines:
  - { id: x, label: X, kind: formula, each: missions, formula: mission.ca * 2 }
  - { id: y, label: Y, kind: formula, formula: sum(x) }
`;
  const missions = [{ id: "a" }, { id: "b", ca: "3" }, { id: "c" }];

  it("of which two miss a field are both told, each by its name", () => {
    const { problems } = evaluated(rules, { facts: { missions } });
    const paths = problems.map(({ path }) => path.slice(1).join("."));
    expect(codes(problems)).toEqual(["FACT_MISSING", "FACT_MISSING"]);
    expect(paths).toEqual(["missions.a.ca", "missions.c.ca"]);
  });

  it("that do not exist cannot be pinned", () => {
    const facts = { missions: [{ id: "a", ca: "1" }] };
    const { problems } = evaluated(rules, { facts, pins: { x: { a: "5", fantome: "6" } } });
    expect(problems).toMatchObject([
      { code: "PIN_UNKNOWN", path: expect.arrayContaining(["x", "fantome"]) as string[] },
    ]);
    expect(evaluated(rules, { facts, pins: { x: { a: "5" } } }).values["y"]).toBe("5.00");
  });
});

describe("a formula of which no version is in force", () => {
  const rules = `totals: [ { id: t, label: T } ]
lines:
  - { id: x, label: Prime, kind: formula, versions: [ { from: 2026-03-01, formula: "1" } ] }
  - { id: y, label: Y, kind: formula, formula: "x + 1" }
  - { id: z, label: Z, kind: formula, formula: "4" }
`;
  it("is a problem where it is computed, once, and not a zero", () => {
    const { problems, values } = evaluated(rules, { period: "2026-02" });
    expect(problems).toMatchObject([
      { code: "VALUE_UNDEFINED", path: ["x"], message: expect.stringContaining("2026-02") as string },
    ]);
    expect(values).toEqual({ t: "0.00", z: "4.00" });
  });

  it("is none when nothing asked reads it, nor from its first day", () => {
    expect(evaluated(rules, { period: "2026-02", only: ["z"] }).problems).toEqual([]);
    expect(evaluated(rules, { period: "2026-03" }).values).toMatchObject({ x: "1.00", y: "2.00" });
  });

  it("is not known before its version is", () => {
    const known = rules.replace('formula: "1" }', 'known: 2026-05-01, formula: "1" }');
    expect(codes(evaluated(known, { period: "2026-03", asOf: "2026-04-30" }).problems)).toEqual([
      "VALUE_UNDEFINED",
    ]);
  });
});

describe("a fact counted in steps", () => {
  const rules = `
facts: [ { id: montant, label: M, type: decimal, unit: EUR, domain: { step: "0.01" } } ]
lines: [ { id: x, label: X, kind: formula, formula: montant } ]
`;

  it.each([
    ["5000.00", []],
    ["-0.01", []],
    ["5000.005", ["FACT_INVALID"]],
  ])("%s", (montant, problems) => {
    expect(codes(evaluated(rules, { facts: { montant } }).problems)).toEqual(problems);
  });
});
