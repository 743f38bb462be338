import { describe, expect, it } from "vitest";
import type { ListedScenario } from "../../core/list-scenarios.ts";
import type { ScenarioOutcome } from "../../core/run-scenarios.ts";
import { filteredRows, scenarioRows } from "./scenario-rows.ts";
import { scenariosCsv } from "./scenarios-csv.ts";

function listed(scenario: string, more: Partial<ListedScenario> = {}): ListedScenario {
  return {
    key: scenario,
    ruleSet: "law/fr",
    path: "scenarios/a.yaml",
    line: 3,
    scenario,
    origin: "calcul à la main",
    rules: ["law/fr"],
    missing: [],
    periods: ["2026-01"],
    ...more,
  };
}

const FAILED: ScenarioOutcome = {
  state: "failed",
  differences: [
    { period: "2026-01", what: "part", expected: "1234.50", actual: "-2" },
    { period: "2026-01", what: "refus", expected: "aucun problème", actual: "=SOMME(A1)" },
  ],
};

const ROWS = scenarioRows(
  [listed("Tenu"), listed("Étranger", { missing: ["company/b"] }), listed("Attend"), listed("Échoué")],
  new Map<string, ScenarioOutcome>([
    ["Tenu", { state: "held", compared: 1 }],
    ["Échoué", FAILED],
  ]),
);
const names = (rows: typeof ROWS): readonly string[] => rows.map(({ listed: { scenario } }) => scenario);

describe("the list of scenarios", () => {
  it("shows failures first, and last those of another company", () => {
    expect(names(ROWS)).toEqual(["Échoué", "Attend", "Tenu", "Étranger"]);
  });

  it("is narrowed to failures, or by words whatever their accents", () => {
    expect(names(filteredRows(ROWS, { shown: "failures", wanted: "" }))).toEqual(["Échoué"]);
    expect(names(filteredRows(ROWS, { shown: "all", wanted: "ECHOUE main" }))).toEqual(["Échoué"]);
    expect(names(filteredRows(ROWS, { shown: "all", wanted: "scenarios/b" }))).toEqual([]);
  });
});

it("a run is exported one line for each difference, in French numbers, and no cell runs in a spreadsheet", () => {
  const lines = scenariosCsv(ROWS).split("\r\n");
  expect(lines[0]).toMatch(/^\uFEFF"Résultat";"Scénario"/);
  expect(lines[1]).toBe(
    '"échoue";"Échoué";"law/fr";"scenarios/a.yaml";3;"calcul à la main";"2026-01";"part";1234,50;-2',
  );
  expect(lines[2]).toMatch(/;"aucun problème";"'=SOMME\(A1\)"$/);
  expect(lines[3]).toMatch(/^"pas joué";"Attend";/);
  expect(lines).toHaveLength(7);
});
