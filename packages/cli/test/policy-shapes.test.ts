import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { decimal, decimalToText, subtract } from "@bareme/kernel";
import { cliffsOf } from "@bareme/payroll";
import { readScenarios, runScenario, type Scenario } from "@bareme/scenarios";
import { describe, expect, it } from "vitest";
import { folders, readPage, root } from "./repository.ts";

/** docs/policy-shapes.md: each of the trade's thirty policy shapes has its rule, a scenario that passes and, where it has one, a refused form. */

const SHAPES = Array.from({ length: 30 }, (_, index) => String(index + 1));
const COMPANY = "company/palette";
const SCENARIOS = join(root, "rules", COMPANY, "scenarios");
const FIXTURES = join(root, "packages/cli/test/fixtures/policy-shapes");

const scenarios: readonly Scenario[] = readdirSync(SCENARIOS).flatMap((file) => {
  const read = readScenarios(file, readFileSync(join(SCENARIOS, file), "utf8"));
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join("\n"));
  return read.value.map(({ scenario }) => scenario);
});
const titled = new Map(scenarios.map((scenario) => [scenario.scenario, scenario]));
const isRefusal = (title: string): boolean => title.includes(" — refusé : ");
const isOf = (shape: string, title: string): boolean => title.startsWith(`Forme ${shape} — `);

/** A refused form of the page: a scenario's title, or a rule set and the code that refuses it. */
interface Refusal {
  readonly name: string;
  readonly code: string | null;
}
interface Row {
  readonly shape: string;
  readonly passing: readonly string[];
  readonly refused: readonly Refusal[];
}

const quoted = (cell: string): readonly Refusal[] =>
  [...cell.matchAll(/`([^`]+)`(?: \(([A-Z_]+)\))?/g)].map(([, name = "", code]) => ({
    name,
    code: code ?? null,
  }));

const rows: readonly Row[] = readPage("docs/policy-shapes.md")
  .split("\n")
  .filter((line) => /^\| \d+ \|/.test(line))
  .map((line) => {
    const [shape = "", , , passing = "", refused = ""] = line.slice(2, -2).split(" | ");
    return { shape, passing: quoted(passing).map(({ name }) => name), refused: quoted(refused) };
  });
const refusals = rows.flatMap(({ refused }) => refused);

describe("the page of policy shapes", () => {
  it("has one row for each of the thirty shapes, in order", () => {
    expect(rows.map(({ shape }) => shape)).toEqual(SHAPES);
  });

  it("names, for each shape, scenarios and rule sets that exist, of that shape", () => {
    for (const { shape, passing, refused } of rows) {
      expect(passing.length, shape).toBeGreaterThan(0);
      for (const title of passing) {
        expect(titled.has(title), title).toBe(true);
        expect(isOf(shape, title) && !isRefusal(title), title).toBe(true);
      }
      for (const { name, code } of refused) {
        if (code === null) expect(titled.has(name) && isOf(shape, name) && isRefusal(name), name).toBe(true);
        else expect(existsSync(join(FIXTURES, "refused", name, "manifest.yaml")), name).toBe(true);
      }
    }
  });

  it("leaves out no refused rule set, and no shape that a scenario refuses", () => {
    const ruleSets = refusals.filter(({ code }) => code !== null).map(({ name }) => name);
    expect(ruleSets.toSorted()).toEqual(readdirSync(join(FIXTURES, "refused")).toSorted());
    const refusing = rows.filter(({ refused }) => refused.length > 0).map(({ shape }) => shape);
    const refusedByScenario = SHAPES.filter((shape) =>
      [...titled.keys()].some((title) => isOf(shape, title) && isRefusal(title)),
    );
    expect(refusedByScenario.filter((shape) => !refusing.includes(shape))).toEqual([]);
  });
});

describe("each policy shape", () => {
  it("is a scenario of the example company, and every scenario is of a shape", () => {
    expect(titled.size).toBe(scenarios.length);
    expect([...titled.keys()].filter((title) => !SHAPES.some((shape) => isOf(shape, title)))).toEqual([]);
  });

  it.each(SHAPES)("forme %s: what the scenarios say is what the rules do", (shape) => {
    const own = scenarios.filter(({ scenario }) => isOf(shape, scenario));
    expect(own.some(({ scenario }) => !isRefusal(scenario))).toBe(true);
    for (const scenario of own) {
      const compiled = folders.compile(scenario.rules ?? [COMPANY]);
      if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
      const result = runScenario(scenario, compiled.value);
      expect(result.passed ? [] : result.differences, scenario.scenario).toEqual([]);
    }
  });

  it.each(refusals.filter(({ code }) => code !== null))("$name is refused with $code", ({ name, code }) => {
    const compiled = folders.compile([join(FIXTURES, "refused", name)]);
    expect(compiled.ok ? [] : compiled.problems.map((problem) => problem.code)).toEqual([code]);
  });
});

describe("the bands whose rate is that of the whole month", () => {
  it("fall at 3 000 and 5 000 and leap at 10 000: 350.0007 just above 5 000, which the fee's line rounds to 350.00", () => {
    const compiled = folders.compile([COMPANY]);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
    const ofTheMonth = cliffsOf(compiled.value.plan, "2026-01").filter(
      ({ grid }) => grid === "fraisParTranche",
    );
    expect(
      ofTheMonth.map(({ bound, lastResult, nextResult, fall }) => ({ bound, lastResult, nextResult, fall })),
    ).toEqual([
      { bound: "3000", lastResult: "300.00", nextResult: "270.0009", fall: "29.9991" },
      { bound: "5000", lastResult: "450.00", nextResult: "350.0007", fall: "99.9993" },
      { bound: "10000", lastResult: "700.00", nextResult: "1000.0010", fall: "-300.0010" },
    ]);
  });

  it("are named among the company's cliffs, and the continuous daily rate is not", () => {
    const compiled = folders.compile([COMPANY]);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
    const grids = cliffsOf(compiled.value.plan, "2026-01").map(({ grid }) => grid);
    expect(grids).toContain("fraisDegressifsSurLeTout");
    expect(grids).not.toContain("fraisParJour");
  });
});

function evaluatorOf(name: string) {
  const compiled = folders.compile([name.includes("/") ? name : join(FIXTURES, "read", name)]);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.value.evaluate;
}

describe("what the law forbids to offer is read and compared", () => {
  it("forme 18: EBS-1 pays 1 355.20, then 9 000 ÷ 1.47 - 1 355.20 = 4 767.25, printed 4 767.24", () => {
    const evaluate = evaluatorOf("solde-cumule");
    const first = evaluate({ period: "2026-01", facts: { heures: "70" } }).document;
    expect(first.values).toMatchObject({ brutDuMois: "1355.20", netDuMois: "1057.06" });
    const second = evaluate({
      period: "2026-02",
      facts: { encaisse: "10000" },
      opening: { ...first.closing },
    }).document;
    expect(second.problems).toEqual([]);
    expect(second.values).toMatchObject({ brutCumule: "6122.4490", brutDuMois: "4767.25" });
  });

  it("forme 29: at the published gross of 6 004.94 the coefficients miss the line by line by 175.33 and 28.44", () => {
    const { values } = evaluatorOf("coefficients")({
      period: "2026-01",
      facts: { brut: "6004.94" },
    }).document;
    // 6004.94 × 0.47 = 2822.3218 and 6004.94 × 0.78 = 4683.8532, against 2646.99 and 4712.29 printed
    expect(values).toMatchObject({ chargesAuCoefficient: "2822.32", netAuCoefficient: "4683.85" });
    const gap = (left: string, right: string): string =>
      decimalToText(subtract(decimal(left), decimal(right)));
    expect(gap(values["chargesAuCoefficient"] ?? "0", "2646.99")).toBe("175.33");
    expect(gap("4712.29", values["netAuCoefficient"] ?? "0")).toBe("28.44");
  });

  it.each([
    // Published: 34 977.27 of charges, then total costs of 109 543.81 and 99 058.46; the table's six decimals give one cent less and one more.
    ["versees", "74919.76", "0", "34977.27", "109897.03"],
    ["reserveProvisionnee", "71786.08", "4102.96", "33654.76", "109543.80"],
    ["toutProvisionne", "65260.08", "4102.96", "29695.43", "99058.47"],
  ])("forme 29: the rates looked up for « %s »", (option, brut, frais, charges, cost) => {
    const { values } = evaluatorOf("coefficients")({
      period: "2025-01",
      facts: { option, brut, frais },
    }).document;
    expect(values).toMatchObject({ chargesLues: charges, coutLu: cost });
  });

  it.each([
    ["egs", "5332.00"],
    ["portageo", "5126.00"],
    ["portup", "5031.00"],
    ["cegelem", "5377.00"],
  ])("forme 29: the restitution rate of « %s » on 10 000 is %s", (societe, published) => {
    const { values } = evaluatorOf("coefficients")({
      period: "2026-01",
      facts: { societe, ca: "10000" },
    }).document;
    expect(values["restitution"]).toBe(published);
  });
});
