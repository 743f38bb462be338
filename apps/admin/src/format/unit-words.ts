/** A unit of the rules as a field shows it at its end. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ["EUR", "€"],
  ["EUR/hour", "€/h"],
  ["EUR/day", "€/jour"],
  ["EUR/month", "€/mois"],
  ["EUR/km", "€/km"],
  ["hour", "heures"],
  ["day", "jours"],
  ["count", ""],
]);

export function unitWords(unit: string): string {
  return WORDS.get(unit) ?? unit;
}
