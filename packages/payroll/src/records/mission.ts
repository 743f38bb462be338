import type { Month } from "@bareme/kernel";
import { z } from "zod";
import { date, decimalText, factMap, identifier, label, month } from "./atoms.ts";

/** A mission at a client: its price, its dates, and what it changes in the policies of the company, dated or not. */

const changeable = {
  fin: date.exactOptional(),
  tjm: decimalText.exactOptional(),
  tauxHoraire: decimalText.exactOptional(),
  /** Fields that the rules declare on a mission: tauxNegocie, avance, clientAgree … */
  regles: factMap.exactOptional(),
};

const avenant = z.strictObject({ aPartirDe: month, ...changeable });

export const mission = z
  .strictObject({
    id: identifier,
    client: label.exactOptional(),
    debut: date,
    ...changeable,
    avenants: z.array(avenant).default([]),
  })
  .refine(({ tjm, tauxHoraire }) => (tjm === undefined) !== (tauxHoraire === undefined), {
    message: "un prix, et un seul : tjm ou tauxHoraire",
    path: ["tjm"],
  })
  .refine(({ debut, fin }) => fin === undefined || debut <= fin, {
    message: "une fin de mission qui ne précède pas son début",
    path: ["fin"],
  });

export type Mission = z.infer<typeof mission>;
/** The mission as it stands in a month. */
export type MissionTerms = Omit<Mission, "avenants">;

export function missionIn({ avenants, ...signed }: Mission, when: Month): MissionTerms {
  return avenants
    .filter(({ aPartirDe }) => aPartirDe <= when)
    .toSorted((left, right) => (left.aPartirDe < right.aPartirDe ? -1 : 1))
    .reduce<MissionTerms>(
      (terms, { aPartirDe: _since, ...changes }) => ({
        ...terms,
        ...changes,
        regles: { ...terms.regles, ...changes.regles },
      }),
      signed,
    );
}

/** The item fields that the records give; `regles` may not give them a second time. */
export const MISSION_FIELDS: readonly string[] = [
  "id",
  "client",
  "dateDebut",
  "dateFin",
  "tjm",
  "jours",
  "caFacture",
  "caEncaisse",
  "fraisRefactures",
  "fraisRefacturesEncaisses",
  "creanceAbandonnee",
];
