/** Options that the rules name without a label, in the words of the trade. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ["nonCadre", "Non cadre"],
  ["premierNiveau", "Premier niveau"],
  ["forfaitJours", "Forfait jours"],
  ["heures", "En heures"],
  ["jours", "En jours (forfait)"],
  ["mensuel", "Au mois"],
  ["sansObjet", "Sans objet"],
  ["personnalise", "Personnalisé"],
  ["sousTraitance", "Sous-traitance"],
  ["apporteur", "Apporteur d'affaires"],
  ["medecineDuTravail", "Médecine du travail"],
  ["agefiph", "AGEFIPH"],
  ["cvae", "CVAE"],
  ["c3s", "C3S"],
  ["aucun", "Aucun : compté en frais de gestion"],
]);

/** An option of a fact as people read it: its words, else its name cut into words. */
export function optionWords(option: string): string {
  const known = WORDS.get(option);
  if (known !== undefined) return known;
  if (/^[A-Z]{2,}/.test(option)) return option;
  const power = /^cv(\d+)$/.exec(option)?.[1];
  if (power !== undefined) return `${power} CV`;
  const words = option.replaceAll(/([a-z])([A-Z0-9])/g, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
