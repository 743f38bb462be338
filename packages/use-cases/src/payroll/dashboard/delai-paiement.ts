import {
  addDays,
  civilDate,
  daysBetween,
  decimal,
  decimalToText,
  divide,
  fromInteger,
  greaterThan,
  multiply,
  roundTo,
  ZERO,
} from "@bareme/kernel";
import type { Some, UnitOfWork, UnpaidInvoice } from "../../ports/store.ts";
import { euros } from "./euros.ts";

/** Three months of invoices: long enough for each mission to be invoiced, short enough that a change of the clients' habits shows. */
const WINDOW_DAYS = 90;

export interface DatedInvoice extends UnpaidInvoice {
  /** Days since its date. The records give no due date: it does not say that the invoice is late. */
  readonly days: number;
}

/**
 * « Délai moyen de paiement des clients » (DSO), by the method of the accounts: créances ÷ CA facturé × days of the window.
 *
 * - `creances`: what the clients owe on `to`, VAT included, over all invoices dated up to then, less credit notes, payments and write-offs; an
 *   over-paid invoice counts for nothing, for it does not lessen what another client owes.
 * - `caFacture`: invoices less credit notes dated from `from` to `to`, VAT included like the debts.
 * - `jours`: their quotient times `days`, rounded to the hundredth of a day, half even; null where nothing was invoiced in the window.
 *
 * It is neither the mean time between an invoice and its payment, nor the count-back method (which takes the last months of turnover off the
 * debts one by one), nor a delay after a due date.
 */
export interface DelaiPaiement {
  readonly jours: string | null;
  readonly creances: string;
  readonly caFacture: string;
  readonly from: string;
  readonly to: string;
  readonly days: number;
  /** Oldest first. */
  readonly unpaid: Some<DatedInvoice>;
}

export async function delaiPaiement(
  { dashboard }: UnitOfWork,
  today: string,
  limit: number,
): Promise<DelaiPaiement> {
  const to = civilDate(today);
  const from = addDays(to, 1 - WINDOW_DAYS);
  const { creances, caFacture, rows, total } = await dashboard.receivables({ on: to, from, limit });
  return {
    jours: joursOf(creances, caFacture),
    creances: euros(creances),
    caFacture: euros(caFacture),
    from,
    to,
    days: WINDOW_DAYS,
    unpaid: { total, rows: rows.map((row) => dated(row, today)) },
  };
}

function dated(invoice: UnpaidInvoice, today: string): DatedInvoice {
  const { ttc, due, date } = invoice;
  return {
    ...invoice,
    ttc: euros(ttc),
    due: euros(due),
    days: daysBetween(civilDate(date), civilDate(today)),
  };
}

const HUNDREDTH = decimal("0.01");

function joursOf(creances: string, caFacture: string): string | null {
  const invoiced = decimal(caFacture);
  if (!greaterThan(invoiced, ZERO)) return null;
  const days = divide(multiply(decimal(creances), fromInteger(WINDOW_DAYS)), invoiced);
  return decimalToText(roundTo(days, HUNDREDTH, "half-even"));
}
