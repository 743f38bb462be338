import { parseDecimal } from "@bareme/kernel";
import { z } from "zod";
import { day, period, shortText } from "../inputs.ts";
import { readSiret } from "./siret.ts";

/** What documents say beside the computed month, item by item of CT R3243-1. */

const line = shortText(200);

/** Kept as plain text: what is kept is given back as it is. */
const date = day.transform((text): string => text);
const monthText = period.transform((text): string => text);

/** As on an envelope, line by line. */
const address = (wanted: string) => z.array(line, wanted).min(1, wanted).max(6, "six lignes au plus");

/** A text; when it is absent, what is wanted of it. */
const told = (wanted: string) => z.string(wanted).pipe(line);

export const employeurShape = z.strictObject({
  nom: told("le nom de l'employeur est attendu (R3243-1, 1°)"),
  adresse: address("l'adresse de l'employeur est attendue, ligne à ligne (R3243-1, 1°)"),
  siret: z.string("le SIRET de l'établissement est attendu (R3243-1, 2°)").transform((text, context) => {
    const siret = readSiret(text);
    if (siret !== undefined) return siret;
    context.addIssue({
      code: "custom",
      message: "ce n'est pas un SIRET : 14 chiffres, dont le dernier répond aux autres (R3243-1, 2°)",
    });
    return z.NEVER;
  }),
  ape: z
    .string("le code APE de l'établissement est attendu (R3243-1, 2°)")
    .regex(/^\d{2}\.?\d{2}[A-Z]$/, "un code APE comme 78.30Z est attendu (R3243-1, 2°)"),
  /** The establishment that employees belong to when the employer has several; SIRET and APE are then its own. */
  etablissement: z
    .strictObject({
      nom: told("le nom de l'établissement est attendu (R3243-1, 1°)"),
      adresse: address("l'adresse de l'établissement est attendue, ligne à ligne (R3243-1, 1°)"),
    })
    .nullable()
    .default(null),
  convention: told("l'intitulé de la convention de branche est attendu (R3243-1, 3°)"),
});

const amount = z
  .string("un montant est attendu, en texte, comme 2014.79")
  .refine(
    (text) => parseDecimal(text) !== undefined && /^-?\d+\.\d\d$/.test(text),
    "un montant au centime est attendu, comme 2014.79",
  );

/** Sums of pays that another software made under the same contract, which the sums of the year go on from. */
const earlierPay = z
  .strictObject({
    from: monthText,
    to: monthText,
    /** The day of the last of them: tax is of the year of payment. */
    paymentDate: date,
    netImposable: amount,
    impot: amount,
    heuresExonerees: amount,
  })
  .refine(({ from, to }) => from <= to, { message: "le dernier mois vient après le premier", path: ["to"] });

const leave = z
  .strictObject({ du: date, au: date })
  .refine(({ du, au }) => du <= au && du.slice(0, 7) === au.slice(0, 7), {
    message: "un congé va d'une date à une autre du même mois ; s'il en couvre deux, donnez-le en deux fois",
    path: ["au"],
  });

export const contratShape = z.strictObject({
  adresse: z
    .array(line, "l'adresse du salarié est attendue, une liste vide si elle n'est pas à imprimer")
    .max(6, "six lignes au plus"),
  emploi: told("l'emploi du salarié est attendu (R3243-1, 4°)"),
  classification: told("la position dans la classification conventionnelle est attendue (R3243-1, 4°)"),
  /** What pay rests on when it is no count of hours or days (5° b), such as a monthly salary. */
  baseDeRemuneration: line.nullable().default(null),
  /** Leave whose dates no CRA tells, such as that of months told as a summary. */
  datesDeConges: z.array(leave).max(200).default([]),
  paiesAnterieures: z
    .array(earlierPay)
    .max(100)
    .refine(apart, "un même mois n'est donné que dans une seule paie antérieure")
    .default([]),
});

/** A month that two pays tell would count twice. */
function apart(pays: readonly { readonly from: string; readonly to: string }[]): boolean {
  return pays.every(({ from, to }, index) =>
    pays.slice(0, index).every((other) => to < other.from || other.to < from),
  );
}

export type MentionsEmployeur = z.output<typeof employeurShape>;
export type MentionsContrat = z.output<typeof contratShape>;
