/**
 * What the payslip prints, in which order and under which titles: data, so that a new ministerial model is an edit here. Lines,
 * labels and amounts come from the rules. The order is that of the model « adapté » (arrêté of 25 February 2016 as amended).
 */

/** How a section's lines read: an amount earned, two parts of a contribution, or another payment or deduction. */
type SectionKind = "earnings" | "contributions" | "others";

export interface SectionLayout {
  readonly id: string;
  readonly title: string;
  readonly kind: SectionKind;
  readonly rubrics: readonly string[];
  /** Lines that come first, in this order; the others follow as the rules declare them. */
  readonly first?: readonly string[];
}

export const SECTIONS: readonly SectionLayout[] = [
  {
    id: "remuneration",
    title: "Rémunération",
    kind: "earnings",
    rubrics: ["remuneration"],
    first: [
      "salaireDeBase",
      "salaireComplementaire",
      "apportAffaires",
      "apportSurBase",
      "apportSurComplement",
      "reserveVersee",
      "allocationProspection",
      "indemniteFinContrat",
      "congesPayes",
    ],
  },
  {
    id: "sante",
    title: "Santé",
    kind: "contributions",
    rubrics: ["sante"],
    first: ["maladie", "maladieTauxReduit", "maladieComplement", "maladieRegularisee"],
  },
  {
    id: "accidentsTravail",
    title: "Accidents du travail et maladies professionnelles",
    kind: "contributions",
    rubrics: ["accidentsTravail"],
  },
  { id: "retraite", title: "Retraite", kind: "contributions", rubrics: ["retraite"] },
  { id: "famille", title: "Famille", kind: "contributions", rubrics: ["famille"] },
  { id: "chomage", title: "Assurance chômage", kind: "contributions", rubrics: ["chomage"] },
  {
    id: "autresContributions",
    title: "Autres contributions dues par l'employeur",
    kind: "contributions",
    rubrics: ["autresContributions"],
  },
  { id: "csgCrds", title: "CSG et CRDS", kind: "contributions", rubrics: ["csgCrds"] },
  {
    id: "allegements",
    title: "Exonérations et allègements de cotisations",
    kind: "contributions",
    rubrics: ["allegements"],
  },
  { id: "rappels", title: "Rappels de mois clos", kind: "contributions", rubrics: ["rappels"] },
  {
    id: "remboursements",
    title: "Remboursements et déductions diverses",
    kind: "others",
    rubrics: ["frais", "net"],
  },
];

/** Where lines go whose rubric has no section above: shown, never dropped. */
export const OTHER_SECTION: SectionLayout = {
  id: "autres",
  title: "Autres lignes",
  kind: "others",
  rubrics: [],
};

/** Rubrics of the compte d'activité: reserves, provisions and receipts are not printed on the payslip. */
export const ACCOUNT_RUBRICS: ReadonlySet<string> = new Set(["compte", "provisions", "reserve"]);

/** The payslip's totals and nets, by the id under which the rules compute them. */
export const PAYSLIP_TOTALS = {
  brut: "brutTotal",
  cotisationsSalariales: "cotisationsSalariales",
  cotisationsPatronales: "cotisationsPatronales",
  montantNetSocial: "montantNetSocial",
  netAvantImpot: "netAvantImpot",
  netImposable: "netImposable",
  netAPayer: "netAPayer",
  totalVerseEmployeur: "totalVerseEmployeur",
} as const;

/** The withholding line: its base, rate and amount stand together at the foot of the payslip. */
export const PAS_LINE = "pas";

/** Facts of the contract that the header names. */
export const HEADER_FACTS: readonly string[] = ["typeContrat", "statut", "niveau"];
