import { failure, parseCivilDate, parseDecimal, success, type Problem, type Result } from "@bareme/kernel";
import { z } from "zod";

const text = z.string().trim().min(1);
const amount = z.string().refine((value) => parseDecimal(value) !== undefined);
const date = z.string().refine((value) => parseCivilDate(value) !== undefined);

/** Who pays, who is paid, under which contract: what both documents say. */
const parties = {
  employeur: z.strictObject({
    nom: text,
    adresse: z.array(text).min(1),
    siret: z.string().regex(/^\d{14}$/),
    ape: z.string().regex(/^\d{2}\.?\d{2}[A-Z]$/),
    /** The establishment that the employee belongs to, when the employer has several; the SIRET and the APE are then its own. */
    etablissement: z.strictObject({ nom: text, adresse: z.array(text).min(1) }).nullable(),
  }),
  salarie: z.strictObject({
    nom: text,
    prenom: text,
    emploi: text,
    matricule: text,
    adresse: z.array(text),
    /** Level or coefficient in the convention's classification. */
    classification: text,
  }),
  /** Title of the convention of the branch. */
  convention: text,
  typeContrat: z.enum(["CDI", "CDD"]),
  dateDebutContrat: date,
};

/**
 * What the documents say and the rules do not compute: who pays, who is paid, the time paid. CT R3243-1. What a month does not
 * have is said so (null, or an empty list), never left out: the reader of the code may not guess it either.
 */
const headerSchema = z.strictObject({
  ...parties,
  /** What the pay rests on: hours, normal apart from increased ones, a forfait, or another base with its nature. */
  temps: z.discriminatedUnion("nature", [
    z.strictObject({
      nature: z.literal("heures"),
      normales: amount,
      majorees: z.array(z.strictObject({ heures: amount, taux: amount })),
    }),
    z.strictObject({
      nature: z.literal("forfaitJours"),
      /** Days of the contract for a year. */
      joursAnnee: amount,
      joursMois: amount,
      /** Days worked over the last twelve months; null when the employee is told elsewhere (IDCC 3219, art. 27.1; avenant 4, art. 5). */
      joursDouzeMois: amount.nullable(),
    }),
    z.strictObject({ nature: z.literal("autre"), base: text }),
  ]),
  /** Leave taken in the month. */
  conges: z.array(z.strictObject({ du: date, au: date, indemnite: amount })),
  activitePartielle: z.strictObject({ heures: amount, taux: amount, somme: amount }).nullable(),
  natureTauxPas: z.enum(["personnalise", "nonPersonnalise"]),
  /** Net amount of tax-exempt overtime in the month. */
  heuresExonerees: amount,
});

const partiesSchema = z.object(parties);

export type DocumentHeader = z.infer<typeof headerSchema>;
export type DocumentParties = z.infer<typeof partiesSchema>;

/** Reads the header of a payslip; every mention that is missing or malformed is a problem of its own, and nothing is supplied in its place. */
export function readHeader(data: unknown): Result<DocumentHeader> {
  return readWith(headerSchema, data);
}

/** Reads of the same header what the statement of the account says; the rest is left aside. */
export function readParties(data: unknown): Result<DocumentParties> {
  return readWith(partiesSchema, data);
}

function readWith<T>(schema: z.ZodType<T>, data: unknown): Result<T> {
  const read = schema.safeParse(data);
  if (read.success) return success(read.data);
  return failure(
    read.error.issues.flatMap((issue) =>
      issue.code === "unrecognized_keys"
        ? issue.keys.map((key) => unknownKey([...issue.path.map(String), key]))
        : [mentionProblem(issue.path.map(String), data)],
    ),
  );
}

function unknownKey(path: readonly string[]): Problem {
  return {
    code: "MENTION_INVALID",
    path,
    message: `« ${path.join(".")} » n'est pas une mention de l'en-tête.`,
    remedy: "Retirez cette donnée, ou corrigez son nom.",
  };
}

function mentionProblem(path: readonly string[], data: unknown): Problem {
  const name = path.join(".");
  const expected =
    EXPECTED[path.filter((step) => !/^\d+$/.test(step)).join(".")] ?? "une mention du document";
  const given = valueAt(data, path);
  const absent =
    given === undefined ||
    given === null ||
    (typeof given === "string" && given.trim() === "") ||
    (Array.isArray(given) && given.length === 0);
  return {
    code: absent ? "MENTION_MISSING" : "MENTION_INVALID",
    path,
    message: absent
      ? `Il manque « ${name} » : ${expected}.`
      : `« ${name} » n'a pas la forme attendue : ${expected}.`,
    remedy:
      "Complétez les données de la société, du salarié ou du mois ; ce qui n'a pas lieu d'être se dit par une liste vide ou « null ».",
  };
}

const EXPECTED: Readonly<Record<string, string>> = {
  "employeur.nom": "le nom de l'employeur (R3243-1, 1°)",
  "employeur.adresse": "l'adresse de l'employeur, ligne à ligne (R3243-1, 1°)",
  "employeur.siret": "le SIRET de l'établissement, 14 chiffres (R3243-1, 2°)",
  "employeur.ape": "le code APE de l'établissement, comme 78.30Z (R3243-1, 2°)",
  employeur: "l'employeur : nom, adresse, SIRET, code APE, établissement (R3243-1, 1° et 2°)",
  salarie: "le salarié : nom, emploi, classification, matricule, adresse (R3243-1, 4°)",
  "salarie.adresse": "l'adresse du salarié, ligne à ligne, une liste vide si elle n'est pas connue",
  convention: "l'intitulé de la convention de branche (R3243-1, 3°)",
  "employeur.etablissement":
    "le nom et l'adresse de l'établissement, « null » s'il n'y en a qu'un (R3243-1, 1°)",
  "salarie.nom": "le nom du salarié (R3243-1, 4°)",
  "salarie.prenom": "le prénom du salarié (R3243-1, 4°)",
  "salarie.emploi": "l'emploi du salarié (R3243-1, 4°)",
  "salarie.matricule": "le matricule du salarié",
  "salarie.classification": "la position dans la classification conventionnelle (R3243-1, 4°)",
  temps: "les heures payées, le forfait ou la nature de la base (R3243-1, 5°)",
  "temps.normales": "les heures au taux normal (R3243-1, 5°)",
  conges: "les dates et indemnités des congés pris, une liste vide s'il n'y en a pas (R3243-1, 12°)",
  "conges.du": "le premier jour des congés pris (R3243-1, 12°)",
  "conges.au": "le dernier jour des congés pris (R3243-1, 12°)",
  "conges.indemnite": "l'indemnité des congés pris (R3243-1, 12°)",
  activitePartielle: "les heures d'activité partielle, « null » s'il n'y en a pas (R3243-1, 16°)",
  "temps.nature": "« heures », « forfaitJours » ou « autre » (R3243-1, 5°)",
  "temps.majorees": "les heures majorées et leur taux, une liste vide s'il n'y en a pas (R3243-1, 5°)",
  "temps.joursAnnee": "le volume annuel du forfait (R3243-1, 5°)",
  "temps.joursMois": "les jours payés du mois (R3243-1, 5°)",
  "temps.joursDouzeMois": "les jours travaillés sur douze mois, « null » s'ils sont dits ailleurs",
  "temps.base": "la nature de la base du salaire (R3243-1, 5°)",
  typeContrat: "CDI ou CDD",
  dateDebutContrat: "le premier jour du contrat, comme 2026-01-05",
  natureTauxPas: "« personnalise » ou « nonPersonnalise »",
  heuresExonerees: "le net des heures supplémentaires exonérées du mois, « 0.00 » s'il n'y en a pas",
};

function valueAt(data: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
    data,
  );
}
