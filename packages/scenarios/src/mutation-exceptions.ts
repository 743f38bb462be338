import { failure, success, type Result } from "@bareme/kernel";
import { problem, readYaml } from "@bareme/rule-schema";
import { z } from "zod";

/** A value that no scenario can or need protect, and why. */
export interface MutationException {
  readonly ruleSet: string;
  readonly id: string;
  readonly place: string;
  readonly reason: string;
}

const text = z.string().min(1);
const exceptionFile = z.array(z.strictObject({ ruleSet: text, id: text, place: text, reason: text }));

export function readMutationExceptions(path: string, content: string): Result<readonly MutationException[]> {
  const yaml = readYaml(path, content);
  if (!yaml.ok) return yaml;
  const parsed = exceptionFile.safeParse(yaml.value.data ?? []);
  if (parsed.success) return success(parsed.data);
  return failure(
    parsed.error.issues.map((issue) =>
      problem(
        "EXCEPTION_INVALID",
        yaml.value.positionOf(issue.path as (string | number)[]),
        `« ${issue.path.join(".")} » : ${issue.message}.`,
        "Une exception a quatre clés : ruleSet, id, place et reason.",
        issue.path.map(String),
      ),
    ),
  );
}
