import { readFileSync } from "node:fs";
import { relative } from "node:path";
import type { Problem } from "@bareme/kernel";
import { readScenarios, runScenario, type Difference } from "@bareme/scenarios";
import { problemToText, writeJson, writeProblems, type ExitCode, type Output } from "../output.ts";
import type { RuleFolders } from "../rule-folders.ts";

interface Ran {
  readonly file: string;
  readonly line: number;
  readonly scenario: string;
  readonly origin: string;
  readonly passed: boolean;
  readonly differences: readonly Difference[];
}

/** `bareme test [paths]`: golden scenarios; what differs, line by line. */
export function test(
  paths: readonly string[],
  options: { readonly json?: boolean },
  folders: RuleFolders,
  output: Output,
): ExitCode {
  const found = folders.findScenarios(paths);
  if (!found.ok) {
    writeProblems(found.problems, output);
    return 2;
  }
  const problems: Problem[] = [];
  const ran: Ran[] = [];
  for (const { file, ruleSet } of found.value) {
    const shown = relative(process.cwd(), file);
    const scenarios = readScenarios(shown, readFileSync(file, "utf8"));
    if (!scenarios.ok) {
      problems.push(...scenarios.problems);
      continue;
    }
    for (const { scenario, line } of scenarios.value) {
      const compiled = folders.compile(scenario.rules ?? [ruleSet]);
      if (!compiled.ok) {
        problems.push(...compiled.problems);
        break;
      }
      const result = runScenario(scenario, compiled.value);
      ran.push({
        file: shown,
        line,
        scenario: scenario.scenario,
        origin: scenario.origin,
        passed: result.passed,
        differences: result.passed ? [] : result.differences,
      });
    }
  }
  const failed = ran.filter((one) => !one.passed);
  const unique = [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
  if (options.json === true)
    writeJson(
      { passed: ran.length - failed.length, failed: failed.length, scenarios: ran, problems: unique },
      output,
    );
  else {
    for (const problem of unique.slice(0, 60)) output.err(`${problemToText(problem)}\n`);
    for (const one of failed) output.out(describe(one));
    output.out(
      `${ran.length - failed.length} scénarios tenus, ${failed.length} en échec${unique.length === 0 ? "" : `, ${unique.length} problèmes de lecture`}.\n`,
    );
  }
  if (unique.length > 0) return 2;
  return failed.length > 0 ? 1 : 0;
}

function describe({ file, line, scenario, origin, differences }: Ran): string {
  const rows = differences.map(
    ({ period, what, expected, actual }) =>
      `    ${period}  ${what} : attendu ${expected}, obtenu ${actual}\n`,
  );
  return `✗ ${file}:${line}  ${scenario}\n    origine : ${origin}\n${rows.join("")}`;
}
