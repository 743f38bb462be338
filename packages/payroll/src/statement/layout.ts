import type { Basis, MentionId, SectionId } from "./shape.ts";

/** Words and order of the statement: data, so that another layout is an edit here (documents of the trade; CT L1254-25). */
export const TITLES: Readonly<Record<SectionId, string>> = {
  ouverture: "Soldes à l'ouverture",
  encaissements: "Versements des clients",
  fraisDeGestion: "Frais de gestion",
  coutsDeTiers: "Coûts de tiers et frais du contrat",
  montantDisponible: "Montant disponible du mois : versements moins frais de gestion",
  fraisProfessionnels: "Frais professionnels",
  reserves: "Réserves et provisions",
  soldes: "Lissage et avance du minimum",
  credits: "Crédits",
  paie: "Paie du mois",
  apportAffaires: "Apport d'affaires",
  charges215: "Charges de la loi et de l'article 21.5",
  autres: "Autres mouvements",
  rappels: "Rappels de mois clos",
  cloture: "Soldes à la clôture",
};

/** The six mentions of CT L1254-25, in its order. */
export const MENTIONS: Readonly<Record<MentionId, { readonly label: string; readonly section: SectionId }>> =
  {
    paiementsDesClients: { label: "Versements des clients", section: "encaissements" },
    fraisDeGestion: { label: "Frais de gestion", section: "fraisDeGestion" },
    fraisProfessionnels: { label: "Frais professionnels", section: "fraisProfessionnels" },
    prelevements: { label: "Prélèvements sociaux et fiscaux", section: "paie" },
    netAPayer: { label: "Rémunération nette", section: "paie" },
    apportAffaires: { label: "Apport d'affaires", section: "apportAffaires" },
  };

/** A cost of a third party, by the nature typed with it (rules/convention/idcc-3219/facts.yaml); the other natures are charges of art. 21.5. */
export const NATURES: Readonly<Record<string, "coutsDeTiers" | "charges215">> = {
  sousTraitance: "coutsDeTiers",
  apporteur: "coutsDeTiers",
  change: "coutsDeTiers",
  assurance: "coutsDeTiers",
  medecineDuTravail: "charges215",
  agefiph: "charges215",
  cvae: "charges215",
  c3s: "charges215",
};

/** Where a levy of the account without a nature stands, by what founds it. */
export const PLACE_OF_BASIS: Readonly<Record<Exclude<Basis, "fee">, "coutsDeTiers" | "charges215">> = {
  law: "charges215",
  convention: "charges215",
  contract: "coutsDeTiers",
};

/** The lines that a provision is kept for, by its account. */
export const PAID_FROM: Readonly<Record<string, readonly string[]>> = {
  reserve: ["allocationProspection"],
  provisionConges: ["congesPayes"],
  provisionPrecarite: ["indemniteFinContrat"],
  provisionRupture: ["indemniteRupture"],
  provisionCharges: ["chargesAnnuelles"],
};

/** Values of the rules that the statement copies. */
export const STATEMENT_VALUES = {
  chargesDeLaSociete: "chargesDeLaSociete",
  apportDuMois: "apportDuMois",
  owed: "soldeCreance",
  advanced: "avanceEnCours",
} as const;

/** The words that data give to an item, by the field that holds them, first found first. */
export const NAMING_FIELDS = ["client", "libelle"] as const;

/** The list whose items are rappels of closed months, and the two that the statement reads by name. */
export const LISTS = { rappels: "rappels", missions: "missions" } as const;
