import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { compileStack, createEvaluator, type Evaluator, type Plan } from "@bareme/engine";
import { failure, success, type Problem, type Result } from "@bareme/kernel";
import { readRuleSet, type RuleSet, type SourceFile } from "@bareme/rule-schema";

/** Reads rule sets from folders, with what they extend, and compiles them once. */
export interface RuleFolders {
  /** A stack by names (`law/fr`) or folders, lowest layer first; what the first ones extend is put below them. */
  readonly stack: (names: readonly string[]) => Result<readonly RuleSet[]>;
  readonly compile: (
    names: readonly string[],
  ) => Result<{ readonly plan: Plan; readonly evaluate: Evaluator }>;
  /** The folders of rule sets in or above the given paths. */
  readonly findRuleSets: (paths: readonly string[]) => Result<readonly string[]>;
  readonly findScenarios: (
    paths: readonly string[],
  ) => Result<readonly { readonly file: string; readonly ruleSet: string }[]>;
}

export function openRuleFolders(root: string): RuleFolders {
  const sets = new Map<string, Result<RuleSet>>();
  const compiled = new Map<string, Result<{ plan: Plan; evaluate: Evaluator }>>();
  const shown = (path: string): string => relative(process.cwd(), path) || ".";

  const readFolder = (folder: string): Result<RuleSet> => {
    const known = sets.get(folder);
    if (known !== undefined) return known;
    const files: SourceFile[] = yamlFiles(folder).map((path) => ({
      path: shown(path),
      text: readFileSync(path, "utf8"),
    }));
    const read = files.length === 0 ? failure([missing(folder)]) : readRuleSet(files);
    sets.set(folder, read);
    return read;
  };
  const folderOf = (name: string): string => {
    const byName = join(root, "rules", name);
    return isFolder(byName) ? byName : resolve(name);
  };

  const stack: RuleFolders["stack"] = (names) => {
    const problems: Problem[] = [];
    const ordered = new Map<string, RuleSet>();
    const add = (folder: string, trail: readonly string[]): void => {
      if (!isFolder(folder)) return void problems.push(missing(folder));
      const read = readFolder(folder);
      if (!read.ok) return void problems.push(...read.problems);
      const { ruleSet, extends: below } = read.value.manifest;
      if (trail.includes(ruleSet))
        return void problems.push({
          code: "CYCLE",
          path: [ruleSet],
          message: `« ${ruleSet} » s'étend lui-même : ${[...trail, ruleSet].join(" → ")}.`,
          remedy: "Corrigez « extends ».",
        });
      for (const name of below) add(folderOf(name), [...trail, ruleSet]);
      ordered.set(ruleSet, read.value);
    };
    for (const name of names) add(folderOf(name), []);
    return problems.length > 0 ? failure(unique(problems)) : success([...ordered.values()]);
  };

  return {
    stack,
    compile(names) {
      const key = names.join(",");
      const known = compiled.get(key);
      if (known !== undefined) return known;
      const sets = stack(names);
      const plan = sets.ok ? compileStack(sets.value) : sets;
      const result = plan.ok ? success({ plan: plan.value, evaluate: createEvaluator(plan.value) }) : plan;
      compiled.set(key, result);
      return result;
    },
    findRuleSets(paths) {
      const absent = paths.filter((path) => !exists(path));
      if (absent.length > 0) return failure(absent.map(missing));
      const found = paths.flatMap((path) =>
        nearestSet(resolve(path)) !== undefined
          ? [nearestSet(resolve(path)) as string]
          : manifestsBelow(resolve(path)),
      );
      return success([...new Set(found)]);
    },
    findScenarios(paths) {
      const absent = paths.filter((path) => !exists(path));
      if (absent.length > 0) return failure(absent.map(missing));
      const files = paths
        .flatMap((path) => (isFolder(path) ? walk(resolve(path)) : [resolve(path)]))
        .filter((file) => /\/scenarios\/[^/]+\.yaml$/.test(file));
      return success(
        [...new Set(files)].sort().flatMap((file) => {
          const ruleSet = nearestSet(dirname(file));
          return ruleSet === undefined ? [] : [{ file, ruleSet }];
        }),
      );
    },
  };
}

function missing(path: string): Problem {
  return {
    code: "PATH_NOT_FOUND",
    path: [path],
    message: `« ${path} » n'existe pas ou n'est pas un jeu de règles.`,
    remedy: "Donnez un nom comme « law/fr », ou un dossier qui contient un manifest.yaml.",
  };
}

function yamlFiles(folder: string): string[] {
  return walk(folder).filter(
    (file) => file.endsWith(".yaml") && !relative(folder, file).split("/").includes("scenarios"),
  );
}

function manifestsBelow(folder: string): string[] {
  return walk(folder)
    .filter((file) => file.endsWith("/manifest.yaml"))
    .map((file) => dirname(file))
    .sort();
}

function nearestSet(path: string): string | undefined {
  for (let folder = path; ; folder = dirname(folder)) {
    if (exists(join(folder, "manifest.yaml"))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) =>
      entry.isDirectory()
        ? entry.name === "node_modules"
          ? []
          : walk(join(folder, entry.name))
        : [join(folder, entry.name)],
    )
    .sort();
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function unique(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
