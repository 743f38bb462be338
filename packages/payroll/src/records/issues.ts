import type { Problem } from "@bareme/kernel";
import type { z } from "zod";
import { shown } from "../outside-data.ts";

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** More problems in one file say nothing more. */
const MOST_PROBLEMS = 1000;
const SEE = "docs/dossier.md montre chaque enregistrement.";

/** What zod found in a dossier, as problems: where, what stands there, what was expected. */
export function issuesToProblems(issues: readonly Issue[], data: unknown): readonly Problem[] {
  return issues
    .slice(0, MOST_PROBLEMS)
    .flatMap((issue) => describe(issue, issue.path, data))
    .slice(0, MOST_PROBLEMS);
}

function describe(issue: Issue, path: Path, data: unknown): readonly Problem[] {
  const value = valueAt(data, path);
  if (typeof value === "number")
    return [
      problem(
        "NUMBER_NOT_QUOTED",
        path,
        `le nombre ${value} est écrit sans guillemets, YAML l'a lu en virgule flottante.`,
        `Écrivez "${value}" entre guillemets, avec toutes ses décimales.`,
      ),
    ];
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) =>
        invalid([...path, key], "cette clé n'existe pas ici.", `Corrigez son nom ou retirez-la ; ${SEE}`),
      );
    case "invalid_union": {
      const closest = closestBranch(issue);
      if (closest !== undefined)
        return closest.flatMap((inner) => describe(inner, [...path, ...inner.path], data));
      return [invalid(path, `${shown(value)} n'est pas admis.`, discriminated(issue))];
    }
    case "invalid_type":
      if (value === undefined)
        return [invalid(path, "la valeur manque.", `Ajoutez ${expected(issue.expected)} ; ${SEE}`)];
      return [
        invalid(
          path,
          `${shown(value)} au lieu ${ofExpected(issue.expected)}.`,
          `Corrigez la valeur ; ${SEE}`,
        ),
      ];
    case "invalid_value":
      return [
        value === undefined
          ? invalid(path, "la valeur manque.", `Ajoutez l'une de : ${issue.values.map(String).join(", ")}.`)
          : invalid(
              path,
              `${shown(value)} n'est pas admis.`,
              `Choisissez parmi : ${issue.values.map(String).join(", ")}.`,
            ),
      ];
    case "invalid_key":
      return [
        invalid(path, "ce nom n'est pas admis.", `Attendu : ${issue.issues[0]?.message ?? "un autre nom"}.`),
      ];
    default:
      return [invalid(path, `${shown(value)} n'est pas admis.`, `Attendu : ${issue.message}.`)];
  }
}

/** Of a union's branches, the one with the fewest faults is what the author meant. */
function closestBranch(issue: Extract<Issue, { code: "invalid_union" }>): readonly Issue[] | undefined {
  const [first, ...others] = issue.errors.filter((branch) => branch.length > 0);
  if (first === undefined) return undefined;
  return others.reduce((best, branch) => (faults(branch) < faults(best) ? branch : best), first);
}

function faults(branch: readonly Issue[]): number {
  return branch.reduce((sum, issue) => sum + (issue.code === "unrecognized_keys" ? issue.keys.length : 1), 0);
}

function discriminated(issue: Extract<Issue, { code: "invalid_union" }>): string {
  const options = "options" in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
  return options.length === 0 ? `Corrigez la valeur ; ${SEE}` : `Choisissez parmi : ${options.join(", ")}.`;
}

function invalid(path: Path, message: string, remedy: string): Problem {
  return problem("DOSSIER_INVALID", path, message, remedy);
}

function problem(code: string, path: Path, message: string, remedy: string): Problem {
  const where = path.length === 0 ? "Le dossier" : `« ${path.map(String).join(".")} »`;
  return { code, path: path.map(String), message: `${where} : ${message}`, remedy };
}

function valueAt(data: unknown, path: Path): unknown {
  let current: unknown = data;
  for (const key of path) {
    if (typeof current !== "object" || current === null || !Object.hasOwn(current, key)) return undefined;
    current = (current as Readonly<Record<PropertyKey, unknown>>)[key];
  }
  return current;
}

const EXPECTED: Readonly<Record<string, readonly [string, string]>> = {
  string: ["un texte", "d'un texte"],
  array: ["une liste", "d'une liste"],
  object: ["un dictionnaire", "d'un dictionnaire"],
  record: ["un dictionnaire", "d'un dictionnaire"],
  boolean: ["true ou false", "de true ou false"],
};

function expected(type: string): string {
  return EXPECTED[type]?.[0] ?? type;
}

function ofExpected(type: string): string {
  return EXPECTED[type]?.[1] ?? `de ${type}`;
}
