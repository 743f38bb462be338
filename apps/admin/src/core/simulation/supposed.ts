import { addMonths, decimal, decimalToFixed, month, multiply, parseDecimal, roundTo } from "@bareme/kernel";
import type { MonthsInput } from "@bareme/payroll";

export type Given = string | boolean;

/** What is invoiced each month: a turnover, or a rate and days. Decimal texts. */
export type Invoiced =
  | { readonly by: "ca"; readonly ca: string }
  | { readonly by: "activite"; readonly tjm: string; readonly jours: string };

/** Months as someone supposes them: the same facts and the same mission each month, its invoice paid within the month. */
export interface Supposed {
  readonly periods: readonly string[];
  /** Facts, and the options of the contract, by their ids. */
  readonly facts: Readonly<Record<string, Given>>;
  /** What else the rules read of a mission. */
  readonly mission: Readonly<Record<string, Given>>;
  readonly invoiced: Invoiced;
}

/** The one mission of a simulation. */
const MISSION = "mission";
const CENT = decimal("0.01");

/** The months that the rules run: nothing before them, so their first one opens an account. */
export function monthsOfSupposed({ periods, facts, mission, invoiced }: Supposed): MonthsInput {
  const ca = caOf(invoiced);
  const activity = invoiced.by === "activite" ? { tjm: invoiced.tjm, jours: invoiced.jours } : {};
  const item = { id: MISSION, ...mission, ...activity, caFacture: ca, caEncaisse: ca };
  return { facts, months: periods.map((period) => ({ period, facts: { missions: [item] } })) };
}

/** What is invoiced each month, to the cent as an invoice is. */
export function caOf(invoiced: Invoiced): string {
  if (invoiced.by === "ca") return invoiced.ca;
  const [tjm, jours] = [parseDecimal(invoiced.tjm), parseDecimal(invoiced.jours)];
  if (tjm === undefined || jours === undefined) return "0.00";
  return decimalToFixed(roundTo(multiply(tjm, jours), CENT, "half-up"), 2);
}

/** A month alone, or the months of its year up to the last one that the rules know. */
export function periodsOf(period: string, whole: boolean, knownUntil: string | null): readonly string[] {
  if (!whole) return [period];
  const first = month(`${period.slice(0, 4)}-01`);
  return Array.from({ length: 12 }, (_, index) => addMonths(first, index)).filter(
    (one) => knownUntil === null || one <= knownUntil.slice(0, 7),
  );
}
