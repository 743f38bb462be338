import type { Dossier } from "@bareme/payroll";
import { z } from "zod";
import { day, decimalText, period } from "../texts.ts";
import type { TextsOf } from "./texts-of.ts";
import { exactly } from "../exactly.ts";

/** Facts of the rules by their names. */
export const facts = z.record(z.string(), z.union([z.string(), z.boolean()]));

const mode = z.enum(["heures", "jours", "mensuel"]);

const changeable = {
  dateFinContrat: day.exactOptional(),
  dateTermeInitial: day.exactOptional(),
  heuresHebdomadaires: decimalText.exactOptional(),
  joursForfait: decimalText.exactOptional(),
  tauxHoraireContractuel: decimalText.exactOptional(),
  tauxJournalierContractuel: decimalText.exactOptional(),
  salaireMensuelContractuel: decimalText.exactOptional(),
  nombreRenouvellements: decimalText.exactOptional(),
  cotisationSante: decimalText.exactOptional(),
  tauxPas: z.string().exactOptional().describe("en %, décimal en texte, ou « neutre »"),
  tempsPaye: z.array(z.enum(["prestation", "prospection", "formation", "maladie"])).exactOptional(),
  options: facts.exactOptional(),
};

/** The contract of travail and its avenants. */
export const contractShape = exactly<TextsOf<Dossier["contrat"]>>()(
  z.strictObject({
    typeContrat: z.string(),
    statut: z.string(),
    niveau: z.string(),
    modeDuree: mode,
    dateDebutContrat: day,
    ...changeable,
    avenants: z.array(
      z.strictObject({
        aPartirDe: period,
        statut: z.string().exactOptional(),
        niveau: z.string().exactOptional(),
        modeDuree: mode.exactOptional(),
        ...changeable,
      }),
    ),
  }),
);
