import { addMonths, decimalToFixed, month, parseDecimal } from "@bareme/kernel";
import type { MonthsInput } from "@bareme/payroll";
import { invoiceOf } from "@bareme/payroll/invoice";

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

/** The months that the rules run: nothing before them, so their first one opens an account. */
export function monthsOfSupposed({ periods, facts, mission, invoiced }: Supposed): MonthsInput {
  // What is not said is an empty text, which the rules refuse: left out, they would suppose that nothing is invoiced.
  const ca = caOf(invoiced) ?? "";
  const activity = invoiced.by === "activite" ? { tjm: invoiced.tjm, jours: invoiced.jours } : {};
  const item = { id: MISSION, ...mission, ...activity, caFacture: ca, caEncaisse: ca };
  return { facts, months: periods.map((period) => ({ period, facts: { missions: [item] } })) };
}

/** What is invoiced each month, to the cent as an invoice is; null when it is not said. */
export function caOf(invoiced: Invoiced): string | null {
  if (invoiced.by === "ca") return parseDecimal(invoiced.ca) === undefined ? null : invoiced.ca;
  const [tjm, jours] = [parseDecimal(invoiced.tjm), parseDecimal(invoiced.jours)];
  if (tjm === undefined || jours === undefined) return null;
  return decimalToFixed(invoiceOf(tjm, jours), 2);
}

/** A month alone, or the months of its year up to the last one that the rules know. */
export function periodsOf(period: string, whole: boolean, knownUntil: string | null): readonly string[] {
  if (!whole) return [period];
  const first = month(`${period.slice(0, 4)}-01`);
  return Array.from({ length: 12 }, (_, index) => addMonths(first, index)).filter(
    (one) => knownUntil === null || one <= knownUntil.slice(0, 7),
  );
}
