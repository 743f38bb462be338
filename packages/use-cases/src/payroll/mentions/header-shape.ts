/** Who pays, who is paid and under what contract: what every document begins with. */
export interface DocumentParties {
  readonly employeur: {
    readonly nom: string;
    readonly adresse: readonly string[];
    readonly siret: string;
    readonly ape: string;
    readonly etablissement: { readonly nom: string; readonly adresse: readonly string[] } | null;
  };
  readonly salarie: {
    readonly nom: string;
    readonly prenom: string;
    readonly emploi: string;
    readonly matricule: string;
    readonly adresse: readonly string[];
    readonly classification: string;
  };
  readonly convention: string;
  readonly typeContrat: string;
  readonly dateDebutContrat: string;
}

/** What pay rests on: counted hours, days of a forfait, or something else that has a name. */
export type PaidTime =
  | {
      readonly nature: "heures";
      readonly normales: string;
      readonly majorees: readonly { readonly heures: string; readonly taux: string }[];
    }
  | {
      readonly nature: "forfaitJours";
      readonly joursAnnee: string;
      readonly joursMois: string;
      readonly joursDouzeMois: string | null;
    }
  | { readonly nature: "autre"; readonly base: string };

export interface TakenLeave {
  readonly du: string;
  readonly au: string;
  readonly indemnite: string;
}

/** What a payslip says beside the computed month (CT R3243-1). Amounts are EUR. */
export interface DocumentHeader extends DocumentParties {
  readonly temps: PaidTime;
  readonly conges: readonly TakenLeave[];
  readonly activitePartielle: null;
  readonly natureTauxPas: "personnalise" | "nonPersonnalise";
  readonly heuresExonerees: string;
}

/** What the same contract was paid before, of which the payslip makes the sums of the year. Tax withheld is positive. */
export interface EarlierPay {
  readonly from: string;
  readonly to: string;
  readonly paymentDate: string;
  readonly netImposable: string;
  readonly impot: string;
  readonly heuresExonerees: string;
}
