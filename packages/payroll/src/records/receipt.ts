import { z } from "zod";
import { amount, date, identifier, positiveAmount } from "./atoms.ts";

/** Money that came in on an invoice, VAT included (`ttc`) or without it (`ht`); negative when the client is paid back. */
export const receipt = z
  .strictObject({
    id: identifier,
    facture: identifier,
    date,
    ttc: amount.exactOptional(),
    ht: amount.exactOptional(),
  })
  .refine(({ ttc, ht }) => (ttc === undefined) !== (ht === undefined), {
    message: "un montant, et un seul : ttc (ce que la banque a reçu) ou ht",
    path: ["ttc"],
  });

export type Receipt = z.infer<typeof receipt>;

/** What a client will never pay. */
export const writeOff = z.strictObject({ facture: identifier, date, ht: positiveAmount });

export type WriteOff = z.infer<typeof writeOff>;
