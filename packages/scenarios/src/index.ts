export { readScenarios, type LocatedScenario } from "./read-scenarios.ts";
export { requestOf, runScenario, type Difference, type ScenarioResult } from "./run-scenario.ts";
export type { Scenario, ScenarioMonth } from "./scenario.ts";
