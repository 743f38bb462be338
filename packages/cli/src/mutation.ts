import { readFileSync } from "node:fs";
import { join } from "node:path";
import { failure, success, type Problem, type Result } from "@bareme/kernel";
import {
  listMutants,
  readMutationExceptions,
  readScenarios,
  runMutants,
  type MutationReport,
  type MutationStack,
  type Scenario,
} from "@bareme/scenarios";
import type { RuleFolders } from "./rule-folders.ts";

/**
 * Moves each value of the rule sets of `paths` and runs the scenarios of `scenarioPaths` against it: a value is protected by the
 * scenarios of its own layer and of those above.
 */
export function mutate(
  paths: readonly string[],
  scenarioPaths: readonly string[],
  exceptionsFile: string,
  folders: RuleFolders,
): Result<MutationReport> {
  const sets = folders.findRuleSets(paths);
  const exceptions = readMutationExceptions(exceptionsFile, readFileSync(exceptionsFile, "utf8"));
  const stacks = readStacks(scenarioPaths, folders);
  if (!sets.ok || !exceptions.ok || !stacks.ok) {
    return failure([sets, exceptions, stacks].flatMap((one) => (one.ok ? [] : one.problems)));
  }
  const problems: Problem[] = [];
  const mutants = sets.value.flatMap((folder) => {
    const [stack, compiled] = [folders.stack([folder]), folders.compile([folder])];
    if (!stack.ok || !compiled.ok) {
      problems.push(...(stack.ok ? [] : stack.problems), ...(compiled.ok ? [] : compiled.problems));
      return [];
    }
    const below = stack.value.slice(0, -1).map((ruleSet) => folders.compile([ruleSet.manifest.ruleSet]));
    return listMutants(
      compiled.value.plan,
      below.flatMap((one) => (one.ok ? [one.value.plan] : [])),
    );
  });
  if (problems.length > 0) return failure(problems);
  const tested = new Set(mutants.map((mutant) => mutant.ruleSet));
  const due = exceptions.value.filter((one) => paths.length === 0 || tested.has(one.ruleSet));
  return success(runMutants(mutants, stacks.value, due));
}

function readStacks(paths: readonly string[], folders: RuleFolders): Result<readonly MutationStack[]> {
  const found = folders.findScenarios(paths);
  if (!found.ok) return found;
  const problems: Problem[] = [];
  const stacks = new Map<string, MutationStack & { scenarios: Scenario[] }>();
  for (const { file, ruleSet } of found.value) {
    const read = readScenarios(file, readFileSync(file, "utf8"));
    if (!read.ok) problems.push(...read.problems);
    for (const { scenario } of read.ok ? read.value : []) {
      const compiled = folders.compile(scenario.rules ?? [ruleSet]);
      if (!compiled.ok) {
        problems.push(...compiled.problems);
        break;
      }
      const key = compiled.value.plan.layers.map((layer) => layer.ruleSet).join(",");
      const stack = stacks.get(key) ?? { plan: compiled.value.plan, scenarios: [] };
      stack.scenarios.push(scenario);
      stacks.set(key, stack);
    }
  }
  return problems.length > 0 ? failure(problems) : success([...stacks.values()]);
}

export const EXCEPTIONS_FILE = join("packages", "scenarios", "mutation-exceptions.yaml");
