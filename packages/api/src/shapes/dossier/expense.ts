import type { Dossier } from "@bareme/payroll";
import { z } from "zod";
import { day, decimalText } from "../texts.ts";
import { written, type TextsOf } from "./texts-of.ts";
import { exactly } from "../exactly.ts";

const shared = {
  id: z.string(),
  date: day,
  libelle: z.string().exactOptional(),
  refacture: z.string().exactOptional().describe("facture qui le demande au client"),
};

/** A professional expense, by its kind. */
export const expenseShape = exactly<TextsOf<Dossier["frais"][number]>>()(
  z.discriminatedUnion("nature", [
    z.strictObject({
      ...shared,
      nature: z.literal("repas"),
      lieu: z.enum(["restaurant", "horsLocaux", "lieuTravail"]),
      nombre: written,
      montant: decimalText,
      moment: z.enum(["dejeuner", "diner"]),
    }),
    z.strictObject({
      ...shared,
      nature: z.literal("nuit"),
      zone: z.enum(["petiteCouronne", "autreDepartement"]),
      nuits: decimalText,
      montant: decimalText,
      rang: decimalText.exactOptional(),
      dejeuners: written.exactOptional(),
    }),
    z.strictObject({
      ...shared,
      nature: z.literal("kilometres"),
      vehicule: z.string(),
      kilometres: written,
    }),
    z.strictObject({
      ...shared,
      nature: z.literal("teletravail"),
      parJour: decimalText.exactOptional(),
      forfait: decimalText.exactOptional(),
      joursParSemaine: decimalText.exactOptional(),
    }),
    z.strictObject({
      ...shared,
      nature: z.enum([
        "transport",
        "hebergement",
        "repasReel",
        "telephone",
        "internet",
        "equipement",
        "autre",
      ]),
      montant: written,
      dejeuners: written.exactOptional(),
    }),
  ]),
);
