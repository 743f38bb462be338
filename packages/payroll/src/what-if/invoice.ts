import { decimal, multiply, roundTo, type Decimal } from "@bareme/kernel";

const CENT = decimal("0.01");

/** What days at a rate are invoiced. An invoice is in cents: half a day at a rate with cents is rounded as on the invoice. */
export function invoiceOf(tjm: Decimal, jours: Decimal): Decimal {
  return roundTo(multiply(tjm, jours), CENT, "half-up");
}
