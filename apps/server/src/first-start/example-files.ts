import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { failure, parseMonth, success, type Month, type Problem, type Result } from "@bareme/kernel";
import { readYaml } from "@bareme/rule-schema";
import { z } from "zod";

/** A dossier as its file says it; the use cases judge what is in it. */
const dossier = z.looseObject({
  rules: z.string(),
  contrat: z.looseObject({ dateDebutContrat: z.string() }),
});

const month = z
  .string()
  .refine((text) => parseMonth(text) !== undefined, "un mois est attendu, comme 2026-03")
  .transform((text) => text as Month);

/** A closed month whose facts were wrong, and the month that carries its rappel. */
const correction = z.strictObject({
  mois: month,
  dans: month,
  motif: z.string(),
  faits: z.record(z.string(), z.unknown()),
});

/** Mentions of documents, which the use cases judge as well. */
const mentions = z.record(z.string(), z.unknown());

const porte = z.strictObject({
  matricule: z.string(),
  nom: z.string(),
  prenom: z.string(),
  nir: z.string(),
  dossier: z.string(),
  fiche: mentions,
  corrections: z.array(correction).default([]),
});

const list = z.strictObject({
  societe: z.string(),
  dernierMoisClos: month,
  employeur: z.looseObject({ aPartirDe: z.string() }),
  portes: z.array(porte).min(1),
});

export type Dossier = z.output<typeof dossier>;

export interface ExamplePorte extends Omit<z.output<typeof porte>, "dossier"> {
  readonly dossier: Dossier;
}

/** A company with its portés: what an empty data folder is given to show. */
export interface Example {
  /** Its rules are `company/<slug>`. */
  readonly slug: string;
  /** What documents say of it, for pays from a day on. */
  readonly employeur: { readonly effectiveFrom: string; readonly mentions: unknown };
  readonly lastClosed: Month;
  readonly portes: readonly ExamplePorte[];
}

const LIST = "portes.yaml";

/** Reads the example that ships: the list of its portés, and the dossier of each. */
export function readExample(folder: string): Result<Example> {
  const read = readShape(folder, LIST, list);
  if (!read.ok) return read;
  const { societe: slug, dernierMoisClos: lastClosed, employeur: told } = read.value;
  const { aPartirDe: effectiveFrom, ...said } = told;
  const employeur = { effectiveFrom, mentions: said };
  const portes: ExamplePorte[] = [];
  const problems: Problem[] = [];
  for (const one of read.value.portes) {
    const own = readShape(folder, one.dossier, dossier);
    if (!own.ok) problems.push(...own.problems);
    else if (own.value.rules !== `company/${slug}`)
      problems.push(unusable(one.dossier, `ses règles ne sont pas « company/${slug} »`));
    else portes.push({ ...one, dossier: own.value });
  }
  return problems.length > 0 ? failure(problems) : success({ slug, employeur, lastClosed, portes });
}

function readShape<S extends z.ZodType>(folder: string, name: string, shape: S): Result<z.output<S>> {
  const path = join(folder, name);
  if (!existsSync(path)) return failure([unusable(name, "il n'existe pas")]);
  const yaml = readYaml(name, readFileSync(path, "utf8"));
  if (!yaml.ok) return yaml;
  const parsed = shape.safeParse(yaml.value.data, { error: z.locales.fr().localeError });
  return parsed.success
    ? success(parsed.data)
    : failure(
        parsed.error.issues.map(({ path: where, message }) =>
          unusable(name, `« ${where.map(String).join(".")} » : ${message}`),
        ),
      );
}

function unusable(name: string, why: string): Problem {
  return {
    code: "EXAMPLE_UNUSABLE",
    path: [name],
    message: `Le fichier « ${name} » de la société d'exemple ne se lit pas : ${why}.`,
    remedy: "Remettez le dossier « examples/societe-exemple » tel qu'il est livré, puis redémarrez.",
  };
}
