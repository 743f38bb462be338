import type { Month } from "@bareme/kernel";
import { z } from "zod";
import { date, decimalText, factMap, month, optionName, type FactMap } from "./atoms.ts";

/** The contract of travail: its terms as signed, and what changed since, each change from its month on. */

const MODES = ["heures", "jours", "mensuel"] as const;

/** Delegation time is paid apart from the account (annexe II of the convention), so no contract can list it. */
const PAID_KINDS = ["prestation", "prospection", "formation", "maladie"] as const;

/** What an avenant may change. The keys are the rules' own facts, but for the last three. */
const changeable = {
  dateFinContrat: date.exactOptional(),
  dateTermeInitial: date.exactOptional(),
  heuresHebdomadaires: decimalText.exactOptional(),
  joursForfait: decimalText.exactOptional(),
  tauxHoraireContractuel: decimalText.exactOptional(),
  tauxJournalierContractuel: decimalText.exactOptional(),
  salaireMensuelContractuel: decimalText.exactOptional(),
  nombreRenouvellements: decimalText.exactOptional(),
  cotisationSante: decimalText.exactOptional(),
  /** The rate that the DGFiP sent, in %, or "neutre". */
  tauxPas: z.union([decimalText, z.literal("neutre")]).exactOptional(),
  /** The kinds of time of the CRA that the base pay counts. */
  tempsPaye: z.array(z.enum(PAID_KINDS)).exactOptional(),
  options: factMap.exactOptional(),
};

const avenant = z.strictObject({
  aPartirDe: month,
  statut: optionName.exactOptional(),
  niveau: optionName.exactOptional(),
  modeDuree: z.enum(MODES).exactOptional(),
  ...changeable,
});

export const contract = z.strictObject({
  typeContrat: optionName,
  statut: optionName,
  niveau: optionName,
  modeDuree: z.enum(MODES),
  dateDebutContrat: date,
  ...changeable,
  avenants: z.array(avenant).default([]),
});

export type Contract = z.infer<typeof contract>;
/** The contract as it stands in a month. */
export type Terms = Omit<Contract, "avenants">;

/** The terms in force in a month: those signed, then each avenant up to the month. */
export function termsIn({ avenants, ...signed }: Contract, when: Month): Terms {
  return avenants
    .filter(({ aPartirDe }) => aPartirDe <= when)
    .toSorted((left, right) => (left.aPartirDe < right.aPartirDe ? -1 : 1))
    .reduce<Terms>(
      (terms, { aPartirDe: _since, ...changes }) => ({
        ...terms,
        ...changes,
        options: { ...terms.options, ...changes.options },
      }),
      signed,
    );
}

/** The terms as facts of the rules. What the dossier does not say is not given. */
export function termsToFacts({ tauxPas, tempsPaye: _paid, options, ...facts }: Terms): FactMap {
  return {
    ...facts,
    ...(tauxPas === "neutre" && { origineTauxPas: "neutre" }),
    ...(tauxPas !== undefined &&
      tauxPas !== "neutre" && { origineTauxPas: "personnalise", tauxPasPersonnalise: tauxPas }),
    ...options,
  };
}

/** The names of the facts that the contract gives by keys of its own. */
export const CONTRACT_FACTS: readonly string[] = [
  ...Object.keys(contract.shape).filter(
    (key) => !["tauxPas", "tempsPaye", "options", "avenants"].includes(key),
  ),
  "origineTauxPas",
  "tauxPasPersonnalise",
];
