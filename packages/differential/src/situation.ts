import { addMonths, addDays, decimalToText, firstDay, parseDecimal, parseMonth } from "@bareme/kernel";
import type { EvaluationRequest } from "@bareme/engine";

/** One employee of one month, the first of the contract, in the terms both sides understand. Decimals are texts; rates in %. */
export interface Situation {
  readonly period: string;
  readonly typeContrat: "CDI" | "CDD";
  /** Months from date to date; read for a CDD only. */
  readonly dureeCdd: number;
  readonly statut: "cadre" | "nonCadre";
  readonly effectif: string;
  readonly partAlternants: string;
  readonly tauxAtmp: string;
  readonly tauxVersementMobilite: string;
  readonly cotisationSante: string;
  readonly partPatronaleSante: string;
  readonly heuresHebdomadaires: string;
  readonly brut: string;
}

/** The request that law alone answers on the gross of the situation. */
export function situationToRequest(situation: Situation): EvaluationRequest {
  const period = parseMonth(situation.period);
  if (period === undefined || parseDecimal(situation.brut) === undefined) {
    throw new Error(`not a situation: ${JSON.stringify(situation)}`);
  }
  const end = addDays(firstDay(addMonths(period, situation.dureeCdd)), -1);
  return {
    period: situation.period,
    facts: {
      typeContrat: situation.typeContrat,
      statut: situation.statut,
      dateDebutContrat: firstDay(period),
      ...(situation.typeContrat === "CDD" && { dateFinContrat: end }),
      effectif: situation.effectif,
      partAlternants: situation.partAlternants,
      tauxAtmp: situation.tauxAtmp,
      tauxVersementMobilite: situation.tauxVersementMobilite,
      cotisationSante: situation.cotisationSante,
      partPatronaleSante: situation.partPatronaleSante,
      heuresHebdomadaires: situation.heuresHebdomadaires,
      remunerationBrute: situation.brut,
    },
  };
}

/** Cents as an amount: 867202 is "8672.02". */
export function centsToText(cents: number): string {
  const digits = String(cents).padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The shortest text of a number that a table holds: 62.5 is "62.5". */
export function numberToText(value: number): string {
  const read = parseDecimal(String(value));
  if (read === undefined) throw new Error(`not a plain decimal: ${value}`);
  return decimalToText(read);
}
