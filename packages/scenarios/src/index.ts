export { listMutants, type Mutant } from "./mutants.ts";
export { readMutationExceptions, type MutationException } from "./mutation-exceptions.ts";
export { readScenarios, type LocatedScenario } from "./read-scenarios.ts";
export { mutationSteps, runMutants, type MutationReport, type MutationStack } from "./run-mutants.ts";
export { requestOf, runScenario, type Difference, type ScenarioResult } from "./run-scenario.ts";
export type { Scenario, ScenarioMonth } from "./scenario.ts";
