import { describe, expect, it } from "vitest";

import { codes, compiled, evaluatorOf, problemsOf, ruleSetOf, type Layer } from "../test-support/rules.ts";
import { law, line } from "../test-support/small-law.ts";

describe("layers", () => {
  const company = (statements: string, layer: Layer = "company") => ruleSetOf(layer, statements);
  it.each<[string, string, string, RegExp]>([
    [
      "a line of the law declared again",
      `lines: [ { id: fixe, label: F, kind: formula, formula: "1" } ]\n`,
      "DUPLICATE_ID",
      /law\/test \(law\.yaml:\d+\)/,
    ],
    [
      "an override that is not allowed",
      `overrides: [ { id: fixe, values: [ { from: 2026-01-01, value: "1", source: s } ] } ]\n`,
      "OVERRIDE_FORBIDDEN",
      /law\/test/,
    ],
    [
      "an override below the bound",
      `overrides: [ { id: taux, values: [ { from: 2026-01-01, value: "4.99", source: s } ] } ]\n`,
      "OVERRIDE_OUT_OF_BOUNDS",
      /au moins 5 \(art\. 21\.2\)/,
    ],
    [
      "an override above the bound",
      `overrides: [ { id: taux, values: [ { from: 2026-01-01, value: "10.01", source: s } ] } ]\n`,
      "OVERRIDE_OUT_OF_BOUNDS",
      /au plus 10 \(art\. 21\.2\)/,
    ],
    [
      "an override of nothing",
      `overrides: [ { id: tauxx, values: [ { from: 2026-01-01, value: "1", source: s } ] } ]\n`,
      "NAME_UNKNOWN",
      /tauxx/,
    ],
    [
      "an option that does not exist",
      `picks: [ { choice: lecture, values: [ { from: 2026-01-01, value: Z } ] } ]\n`,
      "OPTION_UNKNOWN",
      /« Z »/,
    ],
    [
      "a reading that is not established",
      `picks: [ { choice: lecture, values: [ { from: 2026-01-01, value: B } ] } ]\n`,
      "CHOICE_NOT_ESTABLISHED",
      /« B »/,
    ],
    [
      "an option that has ended",
      `picks: [ { choice: lecture, values: [ { from: 2026-01-01, value: C } ] } ]\n`,
      "CHOICE_OUT_OF_DATE",
      /2025-12-31/,
    ],
    [
      "a choice that the contract makes",
      `picks: [ { choice: parContrat, values: [ { from: 2026-01-01, value: A } ] } ]\n`,
      "CHOICE_NOT_HERE",
      /entreprise/,
    ],
    [
      "a posting to an unknown account",
      `lines: [ { id: y, label: Y, kind: formula, formula: "1", posts: { from: disponible, to: ailleurs } } ]\n`,
      "NAME_UNKNOWN",
      /« ailleurs »/,
    ],
    [
      "a posting of nothing",
      `postings: [ { of: rien, from: disponible, to: disponible } ]\n`,
      "NAME_UNKNOWN",
      /« rien »/,
    ],
    [
      "a word of the language as a name",
      `lines: [ { id: opening, label: O, kind: formula, formula: "1" } ]\n`,
      "NAME_RESERVED",
      /« opening »/,
    ],
  ])("%s is refused", (_, statements, code, message) => {
    const problems = problemsOf(law(), company(statements));
    expect(problems).toMatchObject([{ code, message: expect.stringMatching(message) as string }]);
    expect(problems[0]?.at?.file).toBe("company.yaml");
  });

  it("a company within the bounds has its own value, from its own date", () => {
    const evaluate = evaluatorOf(
      law(line("remuneration * taux")),
      company(`overrides: [ { id: taux, values: [ { from: 2026-02-01, value: "10", source: s } ] } ]\n`),
    );
    const month = (period: string) =>
      evaluate({ period, facts: { remuneration: "100" }, only: ["x"] }).document.values["x"];
    expect([month("2026-01"), month("2026-02")]).toEqual(["5.00", "10.00"]);
  });

  it("a company above which the law stands is in the wrong order", () => {
    expect(codes(problemsOf(company("totals: []\n"), law()))).toContain("LAYER_ORDER");
  });

  const slotted = ruleSetOf(
    "law",
    `slots: [ { id: brut, label: Brut, unit: EUR } ]\nlines: [ { id: net, label: N, kind: formula, formula: brut * 2 } ]\n`,
  );
  it("a slot is a fact when no layer fills it, and missed under its own name", () => {
    const evaluate = evaluatorOf(slotted);
    expect(evaluate({ period: "2026-01", facts: { brut: "3" } }).document.values["net"]).toBe("6.00");
    expect(evaluate({ period: "2026-01", facts: {} }).document.problems).toMatchObject([
      { code: "SLOT_UNFILLED", path: ["net", "brut"] },
    ]);
  });

  it("a slot is filled once, and then it is no fact any more", () => {
    const fill = ruleSetOf("convention", `lines: [ { id: brut, label: B, kind: formula, formula: "5" } ]\n`);
    const evaluate = evaluatorOf(slotted, fill);
    expect(evaluate({ period: "2026-01", facts: {} }).document.values["net"]).toBe("10.00");
    expect(codes(evaluate({ period: "2026-01", facts: { brut: "3" } }).document.problems)).toEqual([
      "FACT_UNKNOWN",
    ]);
    expect(
      codes(problemsOf(slotted, fill, ruleSetOf("company", `totals: [ { id: brut, label: B } ]\n`))),
    ).toEqual(["DUPLICATE_ID"]);
  });
});

it("tells the faults of all layers at once", () => {
  const problems = problemsOf(
    law(line("remuneration + heures")),
    ruleSetOf("convention", `lines: [ { id: y, label: Y, kind: formula, formula: inconnu } ]\n`),
    ruleSetOf(
      "company",
      `overrides: [ { id: fixe, values: [ { from: 2026-01-01, value: "1", source: s } ] } ]\npicks: [ { choice: lecture, values: [ { from: 2026-01-01, value: B } ] } ]\n`,
    ),
  );
  expect(codes(problems).toSorted()).toEqual([
    "CHOICE_NOT_ESTABLISHED",
    "NAME_UNKNOWN",
    "OVERRIDE_FORBIDDEN",
    "UNIT_MISMATCH",
  ]);
});

it("compiles to plain data, the same each time", () => {
  const [first, second] = [compiled(law(line("remuneration * 2"))), compiled(law(line("remuneration * 2")))];
  expect(first.ok && JSON.parse(JSON.stringify(first.value))).toEqual(first.ok && first.value);
  expect(JSON.stringify(second)).toBe(JSON.stringify(first));
});
