import { failure, success, type Result } from "@bareme/kernel";
import { problem, readYaml } from "@bareme/rule-schema";
import { scenarioFile, type Scenario } from "./scenario.ts";

/** Scenarios of one file, each with the line it starts at. */
export interface LocatedScenario {
  readonly scenario: Scenario;
  readonly file: string;
  readonly line: number;
}

export function readScenarios(path: string, text: string): Result<readonly LocatedScenario[]> {
  const yaml = readYaml(path, text);
  if (!yaml.ok) return yaml;
  const parsed = scenarioFile.safeParse(yaml.value.data ?? []);
  if (parsed.success)
    return success(
      parsed.data.map((scenario, index) => ({
        scenario,
        file: path,
        line: yaml.value.positionOf([index]).line,
      })),
    );
  return failure(
    parsed.error.issues.map((issue) =>
      problem(
        "SCENARIO_INVALID",
        yaml.value.positionOf(issue.path as (string | number)[]),
        `« ${issue.path.join(".")} » : ${issue.message}.`,
        "docs/rule-language.md, « Scenarios », montre la forme attendue.",
        issue.path.map(String),
      ),
    ),
  );
}
