import { failure, success, type Problem, type Result } from "@bareme/kernel";
import { readScenarios, type Scenario } from "@bareme/scenarios";
import { othersFirst } from "../others-first.ts";
import { distinct, type Compiled, type Compiler, type World } from "./compiler.ts";
import { scenarioFiles } from "./rule-files.ts";

/** A scenario of a world, with the stack that it runs on. */
export interface PlacedScenario {
  readonly ruleSet: string;
  readonly file: string;
  readonly line: number;
  readonly scenario: Scenario;
  /** The rule sets that it asks for. */
  readonly rules: readonly string[];
}

/** All scenarios of all layers of a world. */
export async function scenariosOf(world: World): Promise<Result<readonly PlacedScenario[]>> {
  const problems: Problem[] = [];
  const placed: PlacedScenario[] = [];
  for (const { ruleSet, files } of world.values()) {
    for (const { path, text } of scenarioFiles(ruleSet, files)) {
      await othersFirst();
      const read = readScenarios(path, text);
      if (!read.ok) problems.push(...read.problems);
      else
        placed.push(
          ...read.value.map(({ scenario, file, line }) => ({
            ruleSet,
            file,
            line,
            scenario,
            rules: scenario.rules ?? [ruleSet],
          })),
        );
    }
  }
  return problems.length > 0 ? failure(problems) : success(placed);
}

/** The compiled stack of each of the scenarios, by the rule sets that they ask for. */
export async function stacksOf(
  scenarios: readonly PlacedScenario[],
  world: World,
  compiler: Compiler,
): Promise<Result<ReadonlyMap<string, Compiled>>> {
  const problems: Problem[] = [];
  const stacks = new Map<string, Compiled>();
  for (const { rules } of scenarios) {
    const key = stackKey(rules);
    if (stacks.has(key)) continue;
    await othersFirst();
    const compiled = compiler.compile(world, rules);
    if (compiled.ok) stacks.set(key, compiled.value);
    else problems.push(...compiled.problems);
  }
  return problems.length > 0 ? failure(distinct(problems)) : success(stacks);
}

export function stackKey(rules: readonly string[]): string {
  return rules.join(",");
}
