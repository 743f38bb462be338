import type { Dated, KeptMentions, MentionsContrat, MentionsEmployeur } from "@bareme/use-cases";
import { z } from "zod";
import { day, euros, period } from "./texts.ts";

const adresse = z.array(z.string()).describe("ligne à ligne");

const dated = {
  effectiveFrom: day.describe("premier jour de paiement où ces mentions valent"),
  revision: z.int().describe("grandit à chaque changement ; à redonner pour en faire un autre"),
};

/** A version of what documents say of the employer. */
export const datedEmployeurShape: z.ZodType<Dated<MentionsEmployeur>> = z.strictObject({
  ...dated,
  mentions: z.strictObject({
    nom: z.string(),
    adresse,
    siret: z.string().describe("14 chiffres"),
    ape: z.string().describe("comme 78.30Z"),
    etablissement: z.strictObject({ nom: z.string(), adresse }).nullable(),
    convention: z.string(),
  }),
});

/** A version of what documents say of who is paid under a contract. */
export const datedContratShape: z.ZodType<Dated<MentionsContrat>> = z.strictObject({
  ...dated,
  mentions: z.strictObject({
    adresse,
    emploi: z.string(),
    classification: z.string(),
    baseDeRemuneration: z
      .string()
      .nullable()
      .describe("ce sur quoi repose une paie qui ne compte ni heures ni jours"),
    datesDeConges: z
      .array(z.strictObject({ du: day, au: day }))
      .describe("congés dont le CRA ne dit pas les jours"),
    paiesAnterieures: z
      .array(
        z.strictObject({
          from: period,
          to: period,
          paymentDate: day,
          netImposable: euros,
          impot: euros,
          heuresExonerees: euros,
        }),
      )
      .describe("sommes payées avec un autre logiciel, pour les cumuls de l'année"),
  }),
});

export const keptMentionsShape: z.ZodType<KeptMentions> = z.strictObject({
  employeur: z.array(datedEmployeurShape),
  contrat: z.array(datedContratShape),
});
