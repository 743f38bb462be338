import { compileStack, type Plan } from "@bareme/engine";
import { readRuleSet } from "@bareme/rule-schema";
import { describe, expect, it } from "vitest";
import { listMutants } from "./mutants.ts";
import { readScenarios } from "./read-scenarios.ts";
import { mutationSteps, runMutants } from "./run-mutants.ts";

const RULES = `
sources: { s: { text: "un texte" } }
facts:
  - { id: brut, label: Brut, type: decimal, unit: EUR }
  - { id: niveau, label: Niveau, type: choice, options: [junior, senior] }
parameters:
  - id: taux
    label: Taux
    unit: "%"
    by: niveau
    values:
      - { from: 2025-01-01, value: { junior: "5.0", senior: null }, source: s }
      - { from: 2026-01-01, value: { junior: "6.0", senior: "7.00" }, source: s }
grids:
  - id: frais
    label: Frais
    mode: whole-amount
    versions: [ { from: 2025-01-01, source: s, bands: [ { upTo: "1000", rate: "10" }, { rate: "5", plus: "50" } ] } ]
lines:
  - { id: base, label: Base, kind: formula, formula: "max(brut - 100, 0)" }
  - { id: cout, label: Coût, kind: formula, formula: "roundHalfUp(base * 0.5, 0.01) + base * taux", round: { step: "0.01", mode: half-up } }
  - { id: retenue, label: Retenue, kind: formula, formula: "lookup(frais, brut)" }
  - { id: enPlus, label: En plus, kind: with, of: cout, replace: { base: base + 40 } }
totals:
  - { id: vide, label: Vide }
`;

/** `facts` are those of every scenario below; each names what it expects. */
function scenario(expect: string, { brut = "1100", niveau = "junior", period = "2026-01" } = {}): string {
  return `- { scenario: s, origin: "à la main", only: true, period: ${period}, facts: { brut: "${brut}", niveau: ${niveau} }, expect: ${expect} }\n`;
}

function survivorsOf(yaml: string, exceptions: Parameters<typeof runMutants>[2] = []) {
  const plan = compiled();
  const read = readScenarios("s.yaml", yaml);
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join());
  const report = runMutants(
    listMutants(plan, []),
    [{ plan, scenarios: read.value.map((one) => one.scenario) }],
    exceptions,
  );
  return { ...report, names: report.survivors.map(({ id, place }) => `${id} ${place}`) };
}

describe("the mutants of a rule set", () => {
  const mutants = listMutants(compiled(), []);
  const shown = mutants.map(({ id, place, value, mutated }) => `${id} ${place} : ${value} → ${mutated}`);

  it("are its values by key, its bands, and the numbers its authors wrote", () => {
    expect(shown).toEqual([
      "taux 2025-01-01 · junior : 5.0 → 5.1",
      "taux 2026-01-01 · junior : 6.0 → 6.1",
      "taux 2026-01-01 · senior : 7.00 → 7.01",
      "frais 2025-01-01 · tranche 1 · upTo : 1000 → 1001",
      "frais 2025-01-01 · tranche 1 · rate : 10 → 11",
      "frais 2025-01-01 · tranche 2 · rate : 5 → 6",
      "frais 2025-01-01 · tranche 2 · plus : 50 → 51",
      "base nombre 1 : 100 → 101",
      "base nombre 2 : 0 → 1",
      "cout nombre 1 (pas d'arrondi) : 0.01 → 0.02",
      "cout nombre 2 : 0.5 → 0.6",
      "base~enPlus nombre 1 : 40 → 41",
    ]);
  });

  it("are not those of the layers below", () => {
    expect(listMutants(compiled(), [compiled()]).filter(({ kind }) => kind !== "value")).toEqual([]);
  });
});

describe("running mutants", () => {
  const whole =
    scenario(`{ base: "1000", cout: "560.00", retenue: "105" }`) +
    scenario(`{ cout: "570.00", enPlus: "22.80" }`, { niveau: "senior" }) +
    scenario(`{ cout: "550.00" }`, { period: "2025-01" }) +
    scenario(`{ retenue: "100" }`, { brut: "1000" }) +
    scenario(`{ base: "0" }`, { brut: "50" }) +
    scenario(`{ retenue: "100.05" }`, { brut: "1001" }) +
    scenario(`{ cout: "0.03" }`, { brut: "100.05" });

  it("finds nothing to say when scenarios hold every value", () => {
    expect(survivorsOf(whole)).toMatchObject({ mutants: 12, killed: 12, names: [] });
  });

  it("names a key that no scenario reads", () => {
    const { names } = survivorsOf(
      whole
        .split("\n")
        .filter((row) => !row.includes("senior"))
        .join("\n"),
    );
    expect(names).toEqual(["taux 2026-01-01 · senior", "base~enPlus nombre 1"]);
  });

  it("names a band's bound that no scenario reaches", () => {
    const { names } = survivorsOf(
      whole
        .split("\n")
        .filter((row) => !row.includes(`"1001"`))
        .join("\n"),
    );
    expect(names).toEqual(["frais 2025-01-01 · tranche 1 · upTo"]);
  });

  it("are run step by step to the same end, for whoever has others to serve in between", () => {
    const plan = compiled();
    const read = readScenarios("s.yaml", whole);
    if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join());
    const mutants = listMutants(plan, []);
    const stacks = [{ plan, scenarios: read.value.map(({ scenario: one }) => one) }];
    const steps = mutationSteps(mutants, stacks, []);
    const told: (readonly [done: number, total: number])[] = [];
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) told.push([step.value.done, step.value.total]);
    expect(step.value).toEqual(runMutants(mutants, stacks, []));
    // Each scenario in the first sweep and in four others.
    const total = read.value.length * 5;
    expect(told.every(([done, of]) => of === total && done <= total)).toBe(true);
    expect(told.length).toBeGreaterThan(read.value.length);
  });

  it("counts for nothing a scenario that fails anyway", () => {
    const { names } = survivorsOf(whole.replace("22.80", "22.81"));
    expect(names).toContain("base~enPlus nombre 1");
  });

  it("takes a survivor's exception, and asks to remove one that has become useless", () => {
    const unread = whole
      .split("\n")
      .filter((row) => !row.includes("senior"))
      .join("\n");
    const exception = { ruleSet: "law/essai", id: "taux", place: "2026-01-01 · senior", reason: "essai" };
    expect(survivorsOf(unread, [exception])).toMatchObject({
      names: ["base~enPlus nombre 1"],
      unusedExceptions: [],
      excepted: [{ id: "taux" }],
    });
    expect(survivorsOf(whole, [exception])).toMatchObject({ names: [], unusedExceptions: [exception] });
  });
});

function compiled(): Plan {
  const read = readRuleSet([
    { path: "manifest.yaml", text: "ruleSet: law/essai\nlayer: law\nlabel: Essai\n" },
    { path: "rules.yaml", text: RULES },
  ]);
  const plan = read.ok ? compileStack([read.value]) : read;
  if (!plan.ok) throw new Error(plan.problems.map(({ message }) => message).join("\n"));
  return plan.value;
}
