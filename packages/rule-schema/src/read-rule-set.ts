import { failure, success, type Problem, type Result } from "@bareme/kernel";
import { checkRuleSet } from "./check-rule-set.ts";
import { issuesToProblems } from "./issues.ts";
import type { SourceText } from "./primitives.ts";
import { manifest, ruleFile, type Manifest } from "./rule-file.ts";
import { STATEMENT_KEYS, type Located, type RuleSet, type StatementKey } from "./rule-set.ts";
import { problem, readYaml, type PositionedYaml } from "./yaml.ts";

/** A file of a rule set, as read from wherever it is kept. `path` is for messages. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** A rule set as far as it reads, and all that is wrong with it. */
export interface ReadSoFar {
  /** There when nothing is wrong but sources that are missing or not declared: they change nothing of what the rules compute. */
  readonly ruleSet: RuleSet | null;
  readonly problems: readonly Problem[];
}

/**
 * Reads one rule set from its files (`manifest.yaml` and the others, scenarios left out), and checks all that can be checked
 * without the other layers. All problems of all files come back at once.
 */
export function readRuleSet(files: readonly SourceFile[]): Result<RuleSet> {
  const { ruleSet, problems } = readSoFar(files);
  return ruleSet === null || problems.length > 0 ? failure(problems) : success(ruleSet);
}

/** The same, for who goes on with rules whose sources are still to be given, to tell all that is wrong at once. */
export function readSoFar(files: readonly SourceFile[]): ReadSoFar {
  const problems: Problem[] = [];
  const collected = new Map<StatementKey, Located<unknown>[]>(STATEMENT_KEYS.map((key) => [key, []]));
  const sources = new Map<string, SourceText>();
  let read: Manifest | undefined;
  const ordered = [...files].sort((left, right) =>
    left.path < right.path ? -1 : left.path > right.path ? 1 : 0,
  );
  for (const file of ordered) {
    const yaml = readYaml(file.path, file.text);
    if (!yaml.ok) problems.push(...yaml.problems);
    else if (/(^|\/)manifest\.yaml$/.test(file.path)) {
      if (read !== undefined)
        problems.push(
          problem(
            "DUPLICATE_ID",
            yaml.value.positionOf([]),
            "Le jeu de règles a deux « manifest.yaml ».",
            "Gardez-en un.",
          ),
        );
      read = readManifest(yaml.value, problems) ?? read;
    } else readStatements(yaml.value, collected, sources, problems);
  }
  if (read === undefined && problems.length === 0) {
    const file = ordered[0]?.path ?? "manifest.yaml";
    problems.push(
      problem(
        "MANIFEST_MISSING",
        { file, line: 1, column: 1 },
        "Le jeu de règles n'a pas de « manifest.yaml ».",
        "Ajoutez-le : ruleSet, layer, label, extends.",
      ),
    );
  }
  if (read === undefined || problems.length > 0) return { ruleSet: null, problems };
  const ruleSet = { manifest: read, sources, ...Object.fromEntries(collected) } as unknown as RuleSet;
  const found = checkRuleSet(ruleSet);
  return { ruleSet: found.every(({ code }) => code.startsWith("SOURCE_")) ? ruleSet : null, problems: found };
}

function readManifest(yaml: PositionedYaml, problems: Problem[]): Manifest | undefined {
  const parsed = manifest.safeParse(yaml.data);
  if (parsed.success) return parsed.data;
  problems.push(...issuesToProblems(parsed.error.issues, yaml));
  return undefined;
}

function readStatements(
  yaml: PositionedYaml,
  collected: Map<StatementKey, Located<unknown>[]>,
  sources: Map<string, SourceText>,
  problems: Problem[],
): void {
  const parsed = ruleFile.safeParse(withDefaults(yaml.data ?? {}));
  if (!parsed.success) {
    problems.push(...issuesToProblems(parsed.error.issues, yaml));
    return;
  }
  for (const [name, text] of Object.entries(parsed.data.sources ?? {})) {
    if (sources.has(name))
      problems.push(
        problem(
          "DUPLICATE_ID",
          yaml.positionOf(["sources", name]),
          `La source « ${name} » est déclarée deux fois.`,
          "Gardez une seule déclaration.",
        ),
      );
    sources.set(name, text);
  }
  for (const key of STATEMENT_KEYS) {
    (parsed.data[key] ?? []).forEach((statement, index) => {
      collected
        .get(key)
        ?.push({ statement, positionOf: (path = []) => yaml.positionOf([key, index, ...path]) });
    });
  }
}

/** `defaults.lines` are the keys that a line of the same file takes when it does not give them itself. */
function withDefaults(data: unknown): unknown {
  if (
    !isRecord(data) ||
    !isRecord(data["defaults"]) ||
    !isRecord(data["defaults"]["lines"]) ||
    !Array.isArray(data["lines"])
  )
    return data;
  const defaults = data["defaults"]["lines"];
  return {
    ...data,
    lines: data["lines"].map((line: unknown) => (isRecord(line) ? { ...defaults, ...line } : line)),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
