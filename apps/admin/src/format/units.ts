import { frenchNumber } from "@bareme/kernel";
import { formatEuros } from "./euros.ts";

const NARROW = "\u202F";

/** Units of the rules, in words; after the number, or before nothing. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ["%", "%"],
  ["EUR/hour", "€/h"],
  ["EUR/day", "€/jour"],
  ["EUR/month", "€/mois"],
  ["EUR/km", "€/km"],
  ["hour", "h"],
  ["day", "j"],
  ["month", "mois"],
  ["km", "km"],
  ["count", ""],
  // a coefficient
  ["1", ""],
  ["", ""],
]);

/** A value with its unit, as « 9,35 % », « 4 005,00 € » or « 151,67 h »; a unit without words stands as the rules write it. */
export function formatValue(value: string, unit: string): string {
  return unit === "EUR" ? formatEuros(value) : withUnit(frenchNumber(value), unit);
}

/** A number that is written already, with its unit. */
export function withUnit(number: string, unit: string): string {
  const word = unit === "EUR" ? "€" : (WORDS.get(unit) ?? unit);
  return `${number}${word === "" ? "" : `${NARROW}${word}`}`;
}
