import type { RuleChange } from "./changed-statement.ts";

type Kind = RuleChange["kind"];

/** What kind of rule it is, as people of the trade say it. */
export const KIND_WORDS: { readonly [K in Kind]: string } = {
  parameters: "Valeur datée",
  overrides: "Valeur propre à la société",
  grids: "Barème",
  choices: "Choix",
  picks: "Option retenue",
  lines: "Ligne",
  totals: "Total",
  decisions: "Décision",
  checks: "Contrôle",
  carry: "Report d'un mois sur l'autre",
  accounts: "Compte",
  postings: "Écriture",
  facts: "Donnée du mois",
  fields: "Champ d'une liste",
  slots: "Place laissée à la couche du dessus",
  axes: "Date de référence",
};

/** Every kind, in the order in which changes are told. */
export function statementKinds(): readonly Kind[] {
  return Object.keys(KIND_WORDS).filter(isKind);
}

function isKind(key: string): key is Kind {
  return Object.hasOwn(KIND_WORDS, key);
}
