import { join } from "node:path";
import type { Mutant, MutationReport } from "@bareme/scenarios";
import { EXCEPTIONS_FILE, mutate as mutateRules } from "../mutation.ts";
import { writeJson, writeProblems, type ExitCode, type Output } from "../output.ts";
import type { RuleFolders } from "../rule-folders.ts";

/** `bareme mutate [paths]`: moves each value by its smallest step, and lists those that no scenario of `rules` notices. */
export function mutate(
  paths: readonly string[],
  options: { readonly json?: boolean },
  root: string,
  folders: RuleFolders,
  output: Output,
): ExitCode {
  const report = mutateRules(paths, [join(root, "rules")], join(root, EXCEPTIONS_FILE), folders);
  if (!report.ok) {
    if (options.json === true) writeJson({ problems: report.problems }, output);
    else writeProblems(report.problems, output);
    return 2;
  }
  const { mutants, killed, excepted, survivors, unusedExceptions } = report.value;
  if (options.json === true) {
    writeJson({ mutants, killed, excepted, survivors, unusedExceptions, problems: [] }, output);
  } else {
    output.out(reportToText(report.value));
  }
  return survivors.length + unusedExceptions.length > 0 ? 1 : 0;
}

/** The values that no scenario protects, by rule set and id, then the totals. */
export function reportToText({
  mutants,
  killed,
  excepted,
  survivors,
  unusedExceptions,
}: MutationReport): string {
  const titles = [...new Set(survivors.map(titleOf))];
  const rows = titles.map((title) => {
    const places = survivors
      .filter((one) => titleOf(one) === title)
      .map((one) => `    ${one.place} : ${one.value} → ${one.mutated}\n`);
    return `✗ ${title}\n${places.join("")}`;
  });
  const unused = unusedExceptions.map(
    (one) => `✗ exception inutile : ${one.ruleSet}  ${one.id}  ${one.place}\n`,
  );
  const total = `${mutants} valeurs déplacées : ${killed} remarquées par un scénario, ${excepted.length} exceptées, ${survivors.length} que rien ne protège.\n`;
  return [...rows, ...unused, total].join("");
}

function titleOf({ ruleSet, id }: Mutant): string {
  return `${ruleSet}  ${id}`;
}
