import type { Problem } from "@bareme/kernel";
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
        ruleSets: results.map(({ layers, problems: found }) => ({ layers, ok: found.length === 0 })),
        problems,
      },
      output,
    );
  } else {
    writeProblems(problems, output);
    for (const one of results)
      output.out(
        `${one.problems.length === 0 ? "✓" : "✗"} ${one.layers.at(-1)?.ruleSet ?? one.folder}${one.problems.length === 0 ? ` : ${one.nodes} valeurs calculées, ${one.layers.length} couche(s)` : ` : ${one.problems.length} problème(s)`}\n`,
      );
  }
  return problems.length === 0 ? 0 : 1;
}
