import type { Plan } from "@bareme/engine";
import type { Problem } from "@bareme/kernel";
import { cliffsOf, type FeeCliff } from "@bareme/payroll";
import { formatAmount } from "../terminal/format.ts";
import { writeJson, writeProblems, type ExitCode, type Output } from "../output.ts";
import type { RuleFolders } from "../rule-folders.ts";

/** `bareme check [paths]`: static checks of rule sets, each with what it extends. */
export function check(
  paths: readonly string[],
  options: { readonly json?: boolean },
  folders: RuleFolders,
  output: Output,
): ExitCode {
  const sets = folders.findRuleSets(paths);
  if (!sets.ok || sets.value.length === 0) {
    const problems = sets.ok
      ? [
          {
            code: "PATH_NOT_FOUND",
            path: paths,
            message: "Aucun jeu de règles à cet endroit.",
            remedy: "Donnez un dossier qui contient un manifest.yaml.",
          },
        ]
      : sets.problems;
    if (options.json === true) writeJson({ ruleSets: [], problems }, output);
    else writeProblems(problems, output);
    return 2;
  }
  const results = sets.value.map((folder) => {
    const compiled = folders.compile([folder]);
    return {
      folder,
      problems: compiled.ok ? [] : compiled.problems,
      nodes: compiled.ok ? compiled.value.plan.nodes.length : 0,
      layers: compiled.ok ? compiled.value.plan.layers : [],
      cliffs: compiled.ok ? ownCliffs(compiled.value.plan) : [],
    };
  });
  const problems = [
    ...new Map<string, Problem>(
      results.flatMap((one) => one.problems.map((problem) => [JSON.stringify(problem), problem] as const)),
    ).values(),
  ];
  if (options.json === true) {
    writeJson(
      {
        ruleSets: results.map(({ layers, problems: found, cliffs }) => ({
          layers,
          ok: found.length === 0,
          cliffs,
        })),
        problems,
      },
      output,
    );
  } else {
    writeProblems(problems, output);
    for (const one of results) {
      output.out(
        `${one.problems.length === 0 ? "✓" : "✗"} ${one.layers.at(-1)?.ruleSet ?? one.folder}${one.problems.length === 0 ? ` : ${one.nodes} valeurs calculées, ${one.layers.length} couche(s)` : ` : ${one.problems.length} problème(s)`}\n`,
      );
      for (const cliff of one.cliffs) output.out(`    ${describeCliff(cliff)}\n`);
    }
  }
  return problems.length === 0 ? 0 : 1;
}

/** The cliffs of the fees that a company wrote, at the last month that its rules know. */
function ownCliffs(plan: Plan): readonly FeeCliff[] {
  const company = plan.layers.some(({ ruleSet }) => ruleSet.startsWith("company/"));
  return company && plan.knownUntil !== null
    ? cliffsOf(plan, plan.knownUntil.slice(0, 7)).filter(({ unit }) => unit === "EUR")
    : [];
}

function describeCliff({ label, last, lastResult, next, nextResult, fall }: FeeCliff): string {
  const way = fall.startsWith("-") ? "monte" : "tombe";
  return `« ${label} » ${way} d'un coup : ${formatAmount(lastResult)} € pour ${formatAmount(last)} €, ${formatAmount(nextResult)} € pour ${formatAmount(next)} €.`;
}
