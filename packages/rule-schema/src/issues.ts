import type { Problem } from "@bareme/kernel";
import type { z } from "zod";
import { placeWords, wholePlace, type PlaceWords } from "./place-words.ts";
import { problem, type PositionedYaml } from "./yaml.ts";

type Issue = z.core.$ZodIssue;

/** More problems in one file say nothing more, and a hostile file would hold a hundred thousand. */
const MOST_PROBLEMS = 1000;

/** Turns what zod found into problems with a place in the file and a remedy, all of them up to a thousand. */
export function issuesToProblems(issues: readonly Issue[], yaml: PositionedYaml): Problem[] {
  return issues
    .slice(0, MOST_PROBLEMS)
    .flatMap((issue) => describe(issue, issue.path as (string | number)[], yaml))
    .slice(0, MOST_PROBLEMS);
}

function describe(issue: Issue, path: readonly (string | number)[], yaml: PositionedYaml): Problem[] {
  const value = valueAt(yaml.data, path);
  const place = placeWords(yaml.data, path);
  const where = wholePlace(place);
  const report = (code: string, message: string, remedy: string, at = path): Problem =>
    problem(code, yaml.positionOf(at), message, remedy, at.map(String));
  if (typeof value === "number") {
    return [
      report(
        "NUMBER_NOT_QUOTED",
        `${where} : le nombre ${value} est écrit sans guillemets, YAML l'a lu en virgule flottante.`,
        `Écrivez "${value}" entre guillemets, avec toutes ses décimales.`,
      ),
    ];
  }
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys
        .slice(0, MOST_PROBLEMS)
        .map((key) =>
          report(
            "SHAPE_INVALID",
            `${where} : la clé « ${key} » n'existe pas ici.`,
            "Corrigez son nom ou retirez-la ; docs/rule-language.md donne les clés.",
            [...path, key],
          ),
        );
    case "invalid_union": {
      const closest = closestBranch(issue, value);
      if (closest !== undefined)
        return closest.flatMap((inner) =>
          describe(inner, [...path, ...(inner.path as (string | number)[])], yaml),
        );
      if (value === undefined) return [report("SHAPE_INVALID", missing(place), hint(issue, path))];
      return [
        report(
          "SHAPE_INVALID",
          `${where} : ${shown(value)} n'a aucune des formes admises.`,
          hint(issue, path),
        ),
      ];
    }
    case "invalid_type":
      if (value === undefined)
        return [report("SHAPE_INVALID", missing(place), `Donnez ${expected(issue.expected)}.`)];
      return [
        report(
          "SHAPE_INVALID",
          `${where} : ${shown(value)} au lieu de ${expected(issue.expected)}.`,
          `Donnez ${expected(issue.expected)} ; docs/rule-language.md montre la forme attendue.`,
        ),
      ];
    case "invalid_value":
      return [
        report(
          "SHAPE_INVALID",
          `${where} : ${shown(value)} n'est pas admis.`,
          `Choisissez parmi : ${issue.values.map(String).join(", ")}.`,
        ),
      ];
    default:
      return [
        report("SHAPE_INVALID", `${where} : ${shown(value)} n'est pas admis.`, `Attendu : ${issue.message}.`),
      ];
  }
}

/** Of a union's failed branches, the one that failed latest is what the author meant. */
function closestBranch(
  issue: Extract<Issue, { code: "invalid_union" }>,
  value: unknown,
): readonly Issue[] | undefined {
  const ranked = issue.errors.filter(
    (branch) =>
      branch.length > 0 && !branch.some((inner) => inner.path.length === 0 && inner.code === "invalid_type"),
  );
  if (ranked.length === 0 || value === null || value === undefined) return undefined;
  return ranked.reduce((best, branch) => (deepest(branch) > deepest(best) ? branch : best));
}

function deepest(issues: readonly Issue[]): number {
  return Math.max(...issues.map((issue) => issue.path.length));
}

/** « La source manque. », with what holds it. */
function missing({ holder, field }: PlaceWords): string {
  return field === null ? `${holder} : la valeur manque.` : `${holder} : ${field} manque.`;
}

function hint(issue: Extract<Issue, { code: "invalid_union" }>, path: readonly (string | number)[]): string {
  if (path.includes("value") && path.includes("values"))
    return 'Écrivez un nombre entre guillemets, par exemple "12.50".';
  if (path.includes("source")) return "Indiquez le texte (article, décret, contrat) dont elle vient.";
  return "discriminator" in issue && issue.discriminator !== undefined
    ? `Vérifiez la clé « ${String(issue.discriminator)} » ; docs/rule-language.md donne les valeurs admises.`
    : "Corrigez la valeur ; docs/rule-language.md montre les formes admises.";
}

function valueAt(data: unknown, path: readonly (string | number)[]): unknown {
  let current: unknown = data;
  for (const key of path) {
    if (typeof current !== "object" || current === null) return undefined;
    current = Object.hasOwn(current, key) ? (current as Record<string | number, unknown>)[key] : undefined;
  }
  return current;
}

function shown(value: unknown): string {
  const text = typeof value === "string" ? `"${value}"` : (JSON.stringify(value) ?? "rien");
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

const EXPECTED: Readonly<Record<string, string>> = {
  string: "un texte",
  array: "une liste",
  object: "un dictionnaire",
  record: "un dictionnaire",
  boolean: "true ou false",
  number: "un nombre",
  null: "null",
};
function expected(type: string): string {
  return EXPECTED[type] ?? type;
}
