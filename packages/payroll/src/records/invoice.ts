import { add, HUNDRED, divide, isNegative, isZero, multiply, roundTo, type Decimal } from "@bareme/kernel";
import { z } from "zod";
import { amount, CENT, date, identifier, quantity } from "./atoms.ts";

/** What the client is asked: an invoice, or a credit note that names the invoice it corrects. VAT is read only to tell the HT part of a payment. */

export const invoice = z
  .strictObject({
    id: identifier,
    mission: identifier,
    date,
    ht: amount,
    /** Rate in %; "0" for a client outside VAT. */
    tva: quantity,
    /** The total printed on the invoice, when it is not HT + VAT rounded to the cent. */
    ttc: amount.exactOptional(),
    dontFraisRefactures: amount.exactOptional(),
    /** A credit note: the invoice it corrects. */
    avoir: identifier.exactOptional(),
  })
  .refine(({ ht, avoir }) => avoir !== undefined || (!isNegative(ht) && !isZero(ht)), {
    message:
      "un montant HT positif ; un montant négatif est celui d'un avoir, qui nomme sa facture (avoir: F-1)",
    path: ["ht"],
  })
  .refine(({ ht, avoir }) => avoir === undefined || isNegative(ht), {
    message: "un montant HT négatif, puisque c'est un avoir",
    path: ["ht"],
  })
  .refine(({ ht, ttc }) => ttc === undefined || isNegative(ttc) === isNegative(ht), {
    message: "un total TTC de même signe que le montant HT",
    path: ["ttc"],
  });

export type Invoice = z.infer<typeof invoice>;

/** What the client pays for an invoice: as printed, else HT + VAT to the cent. */
export function ttcOf({ ht, tva, ttc }: Invoice): Decimal {
  return ttc ?? add(ht, roundTo(divide(multiply(ht, tva), HUNDRED), CENT, "half-up"));
}
