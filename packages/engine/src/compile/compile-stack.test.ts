import { describe, expect, it } from "vitest";

import { codes, problemsOf } from "../test-support/rules.ts";
import { law, line } from "../test-support/small-law.ts";

describe("a formula that cannot mean anything", () => {
  it.each<[string, string, string, RegExp]>([
    ["an unknown name, with the nearest known", line("remuneratoin * 2"), "NAME_UNKNOWN", /« remuneratoin »/],
    [
      "a part that is no part",
      `lines: [ { id: c, label: C, kind: contribution, base: remuneration, employee: taux }, { id: x, label: X, kind: formula, formula: c.employer } ]\n`,
      "NAME_UNKNOWN",
      /« c.employer »/,
    ],
    [
      "a line of two parts read as one",
      `lines: [ { id: c, label: C, kind: contribution, base: remuneration, employee: taux }, { id: x, label: X, kind: formula, formula: c } ]\n`,
      "PART_MISSING",
      /« c »/,
    ],
    [
      "a total of two parts joined as one",
      `lines: [ { id: c, label: C, kind: amounts, employee: remuneration, joins: [cumul] } ]\n`,
      "PART_MISSING",
      /« amount »/,
    ],
    ["an unknown function", line("round(remuneration, 2)"), "FUNCTION_UNKNOWN", /« round »/],
    ["too few arguments", line("min(remuneration)"), "FUNCTION_ARGUMENTS", /« min »/],
    ["a list where a value is due", line("missions"), "LIST_NOT_SUMMED", /« missions »/],
    ["a field of one item outside", line("mission.ca"), "ITEM_OUTSIDE", /« mission.ca »/],
    ["a carry that is none", line("opening.remuneration"), "NAME_UNKNOWN", /« opening.remuneration »/],
    ["what cannot be read", line("remuneration +"), "FORMULA_INVALID", /caractère/],
    ["hours and euros added", line("remuneration + heures"), "UNIT_MISMATCH", /EUR et hour/],
    [
      "euros an hour compared with euros",
      line("if horaire < fixe then remuneration else remuneration"),
      "UNIT_MISMATCH",
      /EUR\/hour en regard de EUR/,
    ],
    [
      "alternatives in two units",
      line("if heures > 10 then remuneration else heures"),
      "UNIT_MISMATCH",
      /EUR et hour/,
    ],
    ["the greater of two units", line("max(remuneration, heures)"), "UNIT_MISMATCH", /EUR et hour/],
    [
      "a declared unit that the formula does not give",
      line("heures * horaire", ", unit: hour"),
      "UNIT_MISMATCH",
      /déclaré en hour.*donne EUR/,
    ],
    [
      "euros where hours were multiplied twice",
      line("heures * horaire * heures"),
      "UNIT_MISMATCH",
      /donne EUR·hour|donne hour·EUR/,
    ],
    ["the power of an amount", line("remuneration ** 2"), "UNIT_MISMATCH", /puissance/],
    [
      "a date compared with a number",
      line("if debut > 3 then 1 else 2"),
      "TYPE_MISMATCH",
      /une date est comparé à un nombre/,
    ],
    [
      "a number as a condition",
      line("if remuneration then 1 else 2"),
      "TYPE_MISMATCH",
      /un nombre, une condition est attendu/,
    ],
    [
      "a text added to a number",
      line('remuneration + "a"'),
      "TYPE_MISMATCH",
      /un texte, un nombre est attendu/,
    ],
    ["an ordering of texts", line('if contrat < "CDI" then 1 else 2'), "TYPE_MISMATCH", /« < »/],
    [
      "an option that the fact does not have",
      line('if contrat = "CDX" then 1 else 2'),
      "OPTION_UNKNOWN",
      /CDX/,
    ],
    [
      "an option that the choice does not have",
      line('if "Z" != lecture then 1 else 2'),
      "OPTION_UNKNOWN",
      /Z/,
    ],
  ])("%s is refused", (_, statements, code, message) => {
    const [only, ...others] = problemsOf(law(statements));
    expect(others).toEqual([]);
    expect(only).toMatchObject({ code, message: expect.stringMatching(message) as string });
    expect(only?.at?.file).toBe("law.yaml");
    expect(only?.at?.line).toBeGreaterThan(10);
  });

  it("an unknown name comes with the names near it", () => {
    expect(problemsOf(law(line("remuneratoin * 2")))[0]?.remedy).toBe("Vouliez-vous dire « remuneration » ?");
  });
});

describe("an unrounded quotient", () => {
  const third = `lines:\n  - { id: tiers, label: T, kind: formula, formula: remuneration / 3 }\n  - { id: passe, label: P, kind: formula, formula: tiers + fixe }\n`;
  const grid = `grids: [ { id: g, label: G, mode: step, rate: EUR, versions: [ { from: 2020-01-01, source: s, bands: [ { upTo: "100", rate: "1" }, { rate: "2" } ] } ] } ]\n`;
  const reader = (formula: string): string =>
    `  - { id: lecteur, label: L, kind: formula, formula: '${formula}' }\n`;
  it.each([
    ["compared at once", `${third}${reader("if remuneration / 3 > fixe then 1 else 2")}`],
    ["compared through another line", `${third}${reader("if passe > fixe then 1 else 2")}`],
    [
      "compared through min, abs and a product",
      `${third}${reader("if abs(min(passe, 5)) * 2 = fixe then 1 else 2")}`,
    ],
    ["looked up", `${third}${reader("lookup(g, remuneration / 7)")}${grid}`],
    ["looked up through another line", `${third}${reader("lookup(g, passe)")}${grid}`],
    ["divided by a fact that may be anything", `lines:\n${reader("if heures / heures > 1 then 1 else 2")}`],
    ["of a power that is not whole", `lines:\n${reader("if 2 ** 0.5 > 1 then 1 else 2")}`],
    [
      "in the condition of a line",
      `${third}  - { id: lecteur, label: L, kind: formula, formula: fixe, when: passe > 3 }\n`,
    ],
    [
      "in the condition of a check",
      `${third}checks: [ { id: k, label: K, severity: warn, message: m, remedy: r, conditions: { all: [ { fact: passe, operator: decimalLessThan, value: "3" } ] } } ]\n`,
    ],
  ])("%s is refused", (_, statements) => {
    expect(codes(problemsOf(law(statements)))).toEqual(["QUOTIENT_COMPARED"]);
  });

  it.each([
    ["once rounded by a function", `${third}${reader("if roundHalfUp(passe, 0.01) > fixe then 1 else 2")}`],
    [
      "once rounded by the line",
      `lines:\n  - { id: t, label: T, kind: formula, formula: remuneration / 3, round: { step: "0.01", mode: half-up } }\n${reader("lookup(g, t)")}${grid}`,
    ],
    ["by 100", `lines:\n${reader("if remuneration / 100 > fixe then 1 else 2")}`],
    ["by 8", `lines:\n${reader("lookup(g, remuneration / 8)")}${grid}`],
    ["by 0.05", `lines:\n${reader("if remuneration / 0.05 > fixe then 1 else 2")}`],
    ["to a whole power", `lines:\n${reader("if 1.05 ** 2 > 1 then 1 else 2")}`],
    ["multiplied out", `lines:\n${reader("if remuneration > fixe * 3 then 1 else 2")}`],
  ])("%s may be compared or looked up", (_, statements) => {
    expect(problemsOf(law(statements))).toEqual([]);
  });
});

describe("the graph", () => {
  it("tells a cycle as a path", () => {
    const problems = problemsOf(
      law(
        `lines:\n  - { id: a, label: A, kind: formula, formula: b }\n  - { id: b, label: B, kind: formula, formula: c }\n  - { id: c, label: C, kind: formula, formula: a + 1 }\n`,
      ),
    );
    expect(problems.filter(({ code }) => code === "CYCLE")).toMatchObject([
      {
        code: "CYCLE",
        path: ["a", "b", "c", "a"],
        message: expect.stringContaining("a → b → c → a") as string,
      },
    ]);
  });

  it("finds a cycle that goes through a total and through a condition", () => {
    expect(
      codes(
        problemsOf(law(`lines: [ { id: x, label: X, kind: formula, formula: cumul, joins: [cumul] } ]\n`)),
      ),
    ).toContain("CYCLE");
    expect(
      codes(problemsOf(law(`lines: [ { id: x, label: X, kind: formula, formula: fixe, when: x > 1 } ]\n`))),
    ).toContain("CYCLE");
  });

  const solve = (id: string): string =>
    `  - { id: ${id}, label: S, kind: solve, greatest: { step: "0.01", from: "0", to: "100" }, such-that: [ "${id} <= remuneration" ], otherwise: "0" }\n`;
  const decided = (fact: string): string =>
    `decisions: [ { id: d, label: D, outcomes: [a, b], rules: [ { conditions: { all: [ { fact: ${fact}, operator: decimalGreaterThan, value: "3" } ] }, event: { type: outcome, params: { value: a } } } ], otherwise: b } ]\n`;
  it.each<[string, string, readonly string[]]>([
    ["two unknowns", `lines:\n${solve("u")}${solve("v")}`, ["SOLVE_MULTIPLE"]],
    ["a decision on the unknown", `lines:\n${solve("u")}${decided("u")}`, ["DECISION_ON_UNKNOWN"]],
    [
      "a decision on what depends on the unknown",
      `lines:\n${solve("u")}  - { id: v, label: V, kind: formula, formula: u + 1 }\n${decided("v")}`,
      ["DECISION_ON_UNKNOWN"],
    ],
    [
      "constraints that do not depend on the unknown",
      `lines: [ { id: u, label: S, kind: solve, greatest: { step: "1", from: "0", to: "9" }, such-that: [ "fixe <= remuneration" ], otherwise: "0" } ]\n`,
      ["SOLVE_CONSTRAINT"],
    ],
    [
      "a constraint that compares nothing",
      `lines: [ { id: u, label: S, kind: solve, greatest: { step: "1", from: "0", to: "9" }, such-that: [ "u + 1", "u < 3" ], otherwise: "0" } ]\n`,
      ["SOLVE_CONSTRAINT"],
    ],
    [
      "bounds that depend on the unknown",
      `lines: [ { id: u, label: S, kind: solve, greatest: { step: "1", from: "0", to: v }, such-that: [ "u < 3" ], otherwise: "0" }, { id: v, label: V, kind: formula, formula: u + 1 } ]\n`,
      ["SOLVE_BOUNDS"],
    ],
    [
      "a with of an unrelated value",
      `lines: [ { id: x, label: X, kind: with, of: y, replace: { fixe: "1", debut: "debut" } }, { id: y, label: Y, kind: formula, formula: remuneration } ]\n`,
      ["WITH_UNRELATED", "WITH_UNRELATED"],
    ],
    [
      "a with of an unknown value",
      `lines: [ { id: x, label: X, kind: with, of: remuneration2, replace: { remuneration: "1" } } ]\n`,
      ["NAME_UNKNOWN"],
    ],
  ])("%s is refused", (_, statements, expected) => {
    const found = codes(problemsOf(law(statements)));
    expect(found.length).toBeGreaterThan(0);
    expect([...new Set(found)]).toEqual([...new Set(expected)]);
  });
});
