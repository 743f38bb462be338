import { describe, expect, it } from "vitest";
import { listScenarios } from "./list-scenarios.ts";
import { runScenarios, tryScenario, type RanScenario } from "./run-scenarios.ts";
import { searchIndex } from "./search-index.ts";
import type { StackTexts } from "./stack-texts.ts";

const RULES = `
sources:
  article1: { text: "Code du travail, art. L1" }
facts:
  - { id: brut, label: Rémunération brute, type: decimal, unit: EUR }
parameters:
  - { id: taux, label: Taux de la part, unit: "%", values: [ { from: 2026-01-01, value: "10", source: article1 } ] }
lines:
  - { id: part, label: Part du brut, unit: EUR, kind: rate-of-sum, base: [brut], rate: taux, round: { step: "0.01", mode: half-up }, source: article1 }
`;

const SCENARIOS = `
- { scenario: Tenu, origin: "1000 × 10 % = 100", only: true, period: 2026-01, facts: { brut: "1000.00" }, expect: { part: "100.00" } }
- { scenario: Faux, origin: "de tête", only: true, period: 2026-01, facts: { brut: "1000.00" }, expect: { part: "100.01" } }
- { scenario: D'une autre, origin: "la sienne", rules: [company/autre], period: 2026-01, expect: { part: "1.00" } }
`;

const LAW = "ruleSet: law/fr\nlayer: law\nlabel: Droit\n";
const OWN = "ruleSet: company/moi\nlayer: company\nlabel: Moi\nextends: [law/fr]\n";

const STACK: StackTexts = [
  { ruleSet: "law/fr", files: { "manifest.yaml": LAW, "regles.yaml": RULES } },
  { ruleSet: "company/moi", files: { "manifest.yaml": OWN, "scenarios/part.yaml": SCENARIOS } },
];

async function run(texts: StackTexts): Promise<readonly RanScenario[]> {
  const all: RanScenario[] = [];
  await runScenarios(texts, ({ ran }) => {
    all.push(...ran);
    return true;
  });
  return all;
}

describe("the scenarios of a stack", () => {
  it("are listed with their place; one that needs another company's rules says which", () => {
    const { scenarios, problems } = listScenarios(STACK);
    expect(problems).toEqual([]);
    expect(scenarios).toMatchObject([
      { scenario: "Tenu", ruleSet: "company/moi", path: "scenarios/part.yaml", line: 2, missing: [] },
      { scenario: "Faux", line: 3, rules: ["company/moi"], missing: [] },
      { scenario: "D'une autre", line: 4, rules: ["company/autre"], missing: ["company/autre"] },
    ]);
  });

  it("are played on what their rule set extends, and another company's is not played", async () => {
    expect((await run(STACK)).map(({ outcome }) => outcome)).toEqual([
      { state: "held", compared: 1 },
      {
        state: "failed",
        differences: [{ period: "2026-01", what: "part", expected: "100.01", actual: "100.00" }],
      },
    ]);
  });

  it("tell why they cannot be played where the rules do not compile", async () => {
    const broken = STACK.map((layer) =>
      layer.ruleSet === "law/fr"
        ? { ...layer, files: { ...layer.files, "regles.yaml": RULES.replace("[brut]", "[net]") } }
        : layer,
    );
    const outcomes = (await run(broken)).map(({ outcome }) => outcome.state);
    expect(outcomes).toEqual(["unplayable", "unplayable"]);
  });

  it("stop as soon as they are asked to", async () => {
    const told: number[] = [];
    await runScenarios(STACK, ({ done }) => {
      told.push(done);
      return false;
    });
    expect(told).toEqual([0]);
  });
});

describe("a scenario that somebody tries", () => {
  const text = (expected: string): string =>
    `- { scenario: Essai, origin: calcul, only: true, period: 2026-01, facts: { brut: "50" }, expect: { part: "${expected}" } }`;

  it.each([
    ["5.00", "held"],
    ["5.01", "failed"],
  ])("expecting %s is %s", (expected, state) => {
    expect(tryScenario(STACK, "company/moi", text(expected)).state).toBe(state);
  });

  it("without what a scenario needs tells its problems", () => {
    expect(tryScenario(STACK, "company/moi", "- { scenario: Essai, period: 2026-01 }")).toMatchObject({
      state: "unplayable",
      problems: [{ code: "SCENARIO_INVALID" }],
    });
  });

  it("on rules that are not read says which", () => {
    const foreign = text("5.00").replace("origin:", "rules: [company/autre], origin:");
    expect(tryScenario(STACK, "company/moi", foreign)).toMatchObject({
      state: "unplayable",
      problems: [{ code: "RULE_SET_UNPUBLISHED", path: ["company/autre"] }],
    });
  });
});

it("the search finds rules, scenarios, and each article with the rules that cite it", () => {
  const { rules, articles, scenarios } = searchIndex(STACK);
  expect(rules.map(({ genre, id }) => `${genre} ${id}`).toSorted()).toEqual([
    "donnee brut",
    "ligne part",
    "parametre taux",
  ]);
  expect(articles.map(({ text }) => text)).toEqual(["Code du travail, art. L1"]);
  expect(articles[0]?.citedBy.map((place) => rules[place]?.id).toSorted()).toEqual(["part", "taux"]);
  expect(scenarios).toHaveLength(3);
});
