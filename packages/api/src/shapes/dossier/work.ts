import type { Dossier } from "@bareme/payroll";
import { z } from "zod";
import { day, decimalText, period } from "../texts.ts";
import { facts } from "./contract.ts";
import { written, type TextsOf } from "./texts-of.ts";
import { exactly } from "../exactly.ts";

const changeable = {
  fin: day.exactOptional(),
  tjm: decimalText.exactOptional(),
  tauxHoraire: decimalText.exactOptional(),
  regles: facts.exactOptional(),
};

export const missionShape = exactly<TextsOf<Dossier["missions"][number]>>()(
  z.strictObject({
    id: z.string(),
    client: z.string().exactOptional(),
    debut: day,
    ...changeable,
    avenants: z.array(z.strictObject({ aPartirDe: period, ...changeable })),
  }),
);

const entry = {
  mission: z.string().exactOptional(),
  nature: z.enum(["prestation", "prospection", "maladie", "conge", "formation", "delegation"]),
  heures: written.exactOptional(),
  jours: written.exactOptional(),
  commentaire: z.string().exactOptional(),
};

/** An entry of the CRA, of a day or of a month. */
export const timeEntryShape = exactly<TextsOf<Dossier["cra"][number]>>()(
  z.union([
    z.strictObject({
      date: day,
      ...entry,
      teletravail: z.union([z.literal(true), written]).exactOptional(),
    }),
    z.strictObject({
      mois: period,
      ...entry,
      teletravail: written.exactOptional(),
      joursEntiers: written.exactOptional(),
    }),
  ]),
);

export const invoiceShape = exactly<TextsOf<Dossier["factures"][number]>>()(
  z.strictObject({
    id: z.string(),
    mission: z.string(),
    date: day,
    ht: written,
    tva: written,
    ttc: written.exactOptional(),
    dontFraisRefactures: written.exactOptional(),
    avoir: z.string().exactOptional().describe("la facture que cet avoir corrige"),
  }),
);

export const receiptShape = exactly<TextsOf<Dossier["encaissements"][number]>>()(
  z.strictObject({
    id: z.string(),
    facture: z.string(),
    date: day,
    ttc: written.exactOptional(),
    ht: written.exactOptional(),
  }),
);
