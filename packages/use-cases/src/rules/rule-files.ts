import { canonicalJson, sha256Hex } from "@bareme/kernel";
import type { SourceFile } from "@bareme/rule-schema";
import type { RuleFiles } from "../ports/store.ts";

const SCENARIOS = "scenarios/";

/** The files that say rules, named below their rule set: `law/fr/retraite.yaml`. */
export function statementFiles(ruleSet: string, files: RuleFiles): readonly SourceFile[] {
  return filesOf(ruleSet, files, (path) => !path.startsWith(SCENARIOS));
}

/** The files of scenarios, named the same way. */
export function scenarioFiles(ruleSet: string, files: RuleFiles): readonly SourceFile[] {
  return filesOf(ruleSet, files, (path) => path.startsWith(SCENARIOS));
}

/** SHA-256 of the very texts, comments and scenarios included: the hash of a rule set only covers what it says. */
export function hashFiles(files: RuleFiles): string {
  return sha256Hex(canonicalJson(files));
}

function filesOf(
  ruleSet: string,
  files: RuleFiles,
  wanted: (path: string) => boolean,
): readonly SourceFile[] {
  return Object.keys(files)
    .filter(wanted)
    .toSorted()
    .map((path) => ({ path: `${ruleSet}/${path}`, text: files[path] ?? "" }));
}
