import type { Problem } from "@bareme/kernel";
import type { Dossier } from "@bareme/payroll";
import { z } from "zod";
import { problemShape } from "../problem.ts";
import { day, decimalText, period } from "../texts.ts";
import { contractShape, facts } from "./contract.ts";
import { expenseShape } from "./expense.ts";
import { written, type TextsOf } from "./texts-of.ts";
import { invoiceShape, missionShape, receiptShape, timeEntryShape } from "./work.ts";
import { exactly } from "../exactly.ts";

const benefits = z.strictObject({
  titresRestaurant: z.array(
    z.strictObject({
      aPartirDe: period,
      jusqua: period.exactOptional(),
      valeur: decimalText,
      partPatronale: decimalText,
      attribution: z.enum(["saisie", "parJourEntier"]),
    }),
  ),
  nombreTitres: z.array(z.strictObject({ mois: period, nombre: written })),
  cesu: z.array(z.strictObject({ date: day, montant: written })),
  epargne: z.array(z.strictObject({ date: day, plan: z.enum(["pee", "pereco"]), versement: written })),
});

const dossierShape = exactly<TextsOf<Dossier>>()(
  z.strictObject({
    libelle: z.string().exactOptional(),
    rules: z.array(z.string()),
    depuis: period.exactOptional(),
    jusqua: period.exactOptional(),
    ouverture: z.record(z.string(), z.unknown()).exactOptional(),
    contrat: contractShape,
    missions: z.array(missionShape),
    cra: z.array(timeEntryShape),
    factures: z.array(invoiceShape),
    encaissements: z.array(receiptShape),
    impayes: z.array(z.strictObject({ facture: z.string(), date: day, ht: written })),
    vehicules: z.array(
      z.strictObject({
        id: z.string(),
        puissanceFiscale: z.string(),
        electrique: z.boolean().exactOptional(),
      }),
    ),
    frais: z.array(expenseShape),
    autresCouts: z.array(
      z.strictObject({
        id: z.string(),
        date: day,
        nature: z.string().exactOptional(),
        fondement: z.string().exactOptional(),
        libelle: z.string().exactOptional(),
        montant: written,
      }),
    ),
    credits: z.array(z.strictObject({ id: z.string(), date: day, libelle: z.string(), montant: written })),
    avantages: benefits,
    demandes: z.array(
      z.strictObject({
        mois: period,
        mettreDeCote: written.exactOptional(),
        reprendre: written.exactOptional(),
        allocation: written.exactOptional(),
      }),
    ),
    mois: z.array(z.strictObject({ mois: period, paiement: day.exactOptional(), faits: facts })),
  }),
);

/** The records of a contract, and what a person should look at in them. */
export const dossierWithWarningsShape = exactly<{
  readonly dossier: TextsOf<Dossier>;
  readonly warnings: readonly Problem[];
}>()(z.strictObject({ dossier: dossierShape, warnings: z.array(problemShape) }));
