import { compileStack, type EvaluationDocument, type EvaluationRequest } from "@bareme/engine";
import { describe, expect, it } from "vitest";

import { readScenarios } from "./read-scenarios.ts";
import { runScenario, type ScenarioRules } from "./run-scenario.ts";

const EMPTY: EvaluationDocument = {
  outcomes: {},
  values: {},
  lines: [],
  postings: [],
  events: [],
  solve: null,
  closing: { period: "2026-01" },
  problems: [],
};

/** Rules without statements, whose evaluations are given. */
function rulesThatGive(evaluate: ScenarioRules["evaluate"]): ScenarioRules {
  const plan = compileStack([]);
  if (!plan.ok) throw new Error("an empty stack compiles");
  return { plan: plan.value, evaluate };
}

/** What a scenario finds when every month's evaluation gives this. */
function run(yaml: string, document: Partial<EvaluationDocument>): ReturnType<typeof runScenario> {
  const read = readScenarios("s.yaml", `- scenario: S\n  origin: calcul\n  period: 2026-01\n${yaml}`);
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join());
  const [first] = read.value;
  if (first === undefined) throw new Error("no scenario");
  return runScenario(
    first.scenario,
    rulesThatGive(() => ({ document: { ...EMPTY, ...document } })),
  );
}
const problem = { code: "FACT_MISSING", path: ["a", "b"], message: "m", remedy: "r" };

describe("a scenario passes or fails", () => {
  it.each<[string, string, Partial<EvaluationDocument>, boolean]>([
    ["on the value expected", '  expect: { x: "1.10" }\n', { values: { x: "1.10" } }, true],
    ["on the same decimal with other zeros", '  expect: { x: "1.1" }\n', { values: { x: "1.10" } }, true],
    ["not a cent away", '  expect: { x: "1.10" }\n', { values: { x: "1.11" } }, false],
    ["not on a value that is absent", '  expect: { x: "0" }\n', {}, false],
    ["on an outcome", "  expect: { d: A }\n", { outcomes: { d: "A" } }, true],
    [
      "not with a problem that it does not expect",
      '  expect: { x: "1" }\n',
      { values: { x: "1" }, problems: [problem], closing: null },
      false,
    ],
    [
      "on the refusal that it expects",
      "  refuse: { code: FACT_MISSING, path: [a, b] }\n",
      { problems: [problem], closing: null },
      true,
    ],
    [
      "not on a refusal elsewhere",
      "  refuse: { code: FACT_MISSING, path: [a] }\n",
      { problems: [problem], closing: null },
      false,
    ],
    ["not without the refusal that it expects", "  refuse: { code: FACT_MISSING }\n", {}, false],
    [
      "not on an event that it does not name",
      "  events: []\n",
      { events: [{ check: "k", severity: "warn", label: "", message: "", remedy: "", source: [] }] },
      false,
    ],
  ])("%s", (_, yaml, document, passed) => {
    expect(run(yaml, document).passed).toBe(passed);
  });
});

describe("what a second reader found", () => {
  /** A scenario of months, of which the first is refused when it is asked to be. */
  const months = (text: string, refused: readonly string[]): ReturnType<typeof runScenario> => {
    const read = readScenarios("s.yaml", `- scenario: S\n  origin: calcul\n  months: [ ${text} ]\n`);
    if (!read.ok || read.value[0] === undefined) throw new Error("not read");
    return runScenario(
      read.value[0].scenario,
      rulesThatGive(({ period }) => ({
        document: refused.includes(period)
          ? { ...EMPTY, problems: [problem], closing: null }
          : { ...EMPTY, values: { x: "1" } },
      })),
    );
  };
  const refusal = "refuse: { code: FACT_MISSING }";

  it("a refusal expected in a month that is not the last fails, for the months after are not compared", () => {
    const result = months(`{ period: 2026-01, ${refusal} }, { period: 2026-02, expect: { x: "1" } }`, [
      "2026-01",
    ]);
    expect(result).toMatchObject({ passed: false, differences: [{ period: "2026-01", what: "closing" }] });
  });

  it("a refusal expected in the last month passes", () => {
    const text = `{ period: 2026-01, expect: { x: "1" } }, { period: 2026-02, ${refusal} }`;
    expect(months(text, ["2026-02"])).toEqual({ passed: true, compared: 2 });
  });

  it("a scenario of months without anything to compare fails", () => {
    const result = months("{ period: 2026-01 }, { period: 2026-02 }", []);
    expect(result).toMatchObject({ passed: false, differences: [{ what: "expect" }] });
  });

  it.each([
    ["nothing at all", ""],
    ["no value expected", "  expect: {}\n"],
  ])("a scenario with %s to compare fails", (_, yaml) => {
    expect(run(yaml, {})).toMatchObject({ passed: false, differences: [{ what: "expect" }] });
  });

  it("an empty list of events is something to compare", () => {
    expect(run("  events: []\n", {})).toEqual({ passed: true, compared: 1 });
  });
});

it("opens each month from the one before, under facts shared by all", () => {
  const read = readScenarios(
    "s.yaml",
    `- scenario: S\n  origin: calcul\n  facts: { a: "1" }\n  months: [ { period: 2026-01, facts: { b: "2" } }, { period: 2026-02, facts: { a: "3" } } ]\n`,
  );
  if (!read.ok || read.value[0] === undefined) throw new Error("not read");
  const asked: EvaluationRequest[] = [];
  runScenario(
    read.value[0].scenario,
    rulesThatGive((request) => {
      asked.push(request);
      return { document: { ...EMPTY, closing: { period: request.period, c: "9" } } };
    }),
  );
  expect(asked).toMatchObject([
    { period: "2026-01", facts: { a: "1", b: "2" } },
    { period: "2026-02", facts: { a: "3" }, opening: { period: "2026-01", c: "9" } },
  ]);
  expect(asked[0]).not.toHaveProperty("opening");
});

it.each([
  ["without origin", "- { scenario: S, period: 2026-01 }\n"],
  ["without period or months", "- { scenario: S, origin: o }\n"],
  ["with a number to compare", "- { scenario: S, origin: o, period: 2026-01, expect: { x: 1.10 } }\n"],
  ["with an unknown key", "- { scenario: S, origin: o, period: 2026-01, expected: {} }\n"],
])("a scenario %s is refused in its place", (_, text) => {
  expect(readScenarios("s.yaml", text)).toMatchObject({
    ok: false,
    problems: [{ code: "SCENARIO_INVALID", at: { file: "s.yaml", line: 1 } }],
  });
});
