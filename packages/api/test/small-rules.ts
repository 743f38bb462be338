/** A law of one rate and a company of one fee: rules that are read at once, to be written over in tests. */

export const SMALL_LAW = "law/essai";
export const SMALL_COMPANY = "company/petite";

/** The files of each rule set. */
export const SMALL_RULES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  [SMALL_LAW]: {
    "manifest.yaml":
      "ruleSet: law/essai\nlayer: law\nlabel: Loi d'essai\nextends: []\nknownUntil: 2027-12-31\n",
    "taxe.yaml": `sources:
  essai: { text: "Texte d'essai, art. 1" }
facts:
  - { id: montantFacture, label: Montant facturé, type: decimal, unit: EUR }
parameters:
  - id: tauxTaxe
    label: Taux de la taxe d'essai
    unit: "%"
    values: [ { from: 2026-01-01, value: "5", source: essai } ]
lines:
  - id: taxe
    label: Taxe d'essai
    kind: formula
    formula: montantFacture * tauxTaxe
    round: { step: "0.01", mode: half-up }
    basis: law
    borneBy: account
    source: essai
`,
    "scenarios/taxe.yaml": `- scenario: La taxe est de 5 % du montant facturé
  origin: "calcul à la main : 1000.00 × 5 % = 50.00"
  period: 2026-01
  facts: { montantFacture: "1000.00" }
  expect: { taxe: "50.00" }
`,
  },
  [SMALL_COMPANY]: {
    "manifest.yaml":
      "ruleSet: company/petite\nlayer: company\nlabel: La Petite\nextends: [law/essai]\nknownUntil: 2027-12-31\n",
    "frais.yaml": smallFees("3"),
    "scenarios/frais.yaml": `- scenario: Les frais sont de 3 % du montant facturé
  origin: "calcul à la main : 1000.00 × 3 % = 30.00"
  period: 2026-01
  facts: { montantFacture: "1000.00" }
  expect: { fraisDeDossier: "30.00", taxe: "50.00" }
`,
  },
};

/** The company's fees at another rate. */
export function smallFees(percent: string): string {
  return `sources:
  contrat: { text: "Contrat d'essai, annexe tarifaire" }
parameters:
  - id: tauxDossier
    label: Taux des frais de dossier
    unit: "%"
    values: [ { from: 2026-01-01, value: "${percent}", source: contrat } ]
lines:
  - id: fraisDeDossier
    label: Frais de dossier
    kind: formula
    formula: montantFacture * tauxDossier
    round: { step: "0.01", mode: half-up }
    basis: fee
    borneBy: account
    source: contrat
`;
}
