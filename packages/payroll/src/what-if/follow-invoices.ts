import {
  add,
  allocate,
  decimal,
  equals,
  greaterThan,
  isNegative,
  isZero,
  minimum,
  subtract,
  ZERO,
  type Decimal,
} from "@bareme/kernel";

/** One mission in one month: what is invoiced before and after a change, and what the client pays. */
export interface Billing {
  readonly before: Decimal | undefined;
  readonly after: Decimal | undefined;
  readonly cash: Decimal | undefined;
}

export interface Payment {
  /** What the client pays under the change; undefined where the file says nothing. */
  readonly paid: Decimal | undefined;
  /** Some of the file's cash pays no invoice of the file. */
  readonly unmatched: boolean;
}

/** An invoice with what each month pays of it, as the file says it. */
interface Invoice {
  readonly before: Decimal;
  readonly after: Decimal;
  readonly parts: { readonly month: number; readonly amount: Decimal }[];
  left: Decimal;
}

const CENT = decimal("0.01");

/**
 * What the client pays when invoices change. Cash that is exactly what is left of an invoice of the same or an earlier month pays that one; other
 * cash pays the oldest first, in parts. Under the change each invoice is paid in the same proportions, to the cent. Cash that pays no invoice of the
 * file (one from before it) stays.
 */
export function followInvoices(billings: readonly Billing[]): readonly Payment[] {
  const invoices: Invoice[] = [];
  const kept = billings.map(({ before, after, cash }, month) => {
    if (before !== undefined && !isNegative(before))
      invoices.push({ before, after: after ?? before, parts: [], left: before });
    return cash === undefined ? ZERO : payInvoices(cash, month, invoices);
  });
  return billings.map(({ cash }, month) => {
    const rest = kept[month] ?? ZERO;
    if (cash === undefined) return { paid: undefined, unmatched: false };
    const paid = invoices.reduce((sum, invoice) => add(sum, partOf(invoice, month)), rest);
    return { paid, unmatched: !isZero(rest) };
  });
}

/** Notes what the cash of a month pays, and gives back what pays nothing. */
function payInvoices(cash: Decimal, month: number, invoices: readonly Invoice[]): Decimal {
  const open = invoices.filter(({ left, parts }) => greaterThan(left, ZERO) || parts.length === 0);
  const whole = open.find(({ left }) => equals(left, cash));
  let rest = cash;
  for (const invoice of whole === undefined ? open : [whole]) {
    const amount = minimum(invoice.left, rest);
    if (invoice !== whole && !greaterThan(amount, ZERO)) continue;
    invoice.parts.push({ month, amount });
    invoice.left = subtract(invoice.left, amount);
    rest = subtract(rest, amount);
  }
  return rest;
}

/** What a month pays of the changed invoice. */
function partOf({ after, parts, left }: Invoice, month: number): Decimal {
  const place = parts.findIndex((part) => part.month === month);
  if (place < 0) return ZERO;
  if (parts.length === 1 && isZero(left)) return after;
  return allocate(after, [...parts.map(({ amount }) => amount), left], CENT)[place] ?? ZERO;
}
