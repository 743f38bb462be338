import {
  decimalToText,
  greaterThan,
  isNegative,
  monthOf,
  multiply,
  roundTo,
  subtract,
  ZERO,
  type Problem,
} from "@bareme/kernel";
import { CENT } from "./atoms.ts";
import type { Dossier } from "./dossier.ts";
import { quotient } from "./fraction.ts";
import type { Receipt } from "./receipt.ts";
import { claimsByMission, dueUpTo, receivedUpTo, type Claim } from "./turnover.ts";

/** Payments that come before their invoice, or that make more than it. */
export function receiptWarnings(dossier: Dossier): readonly Problem[] {
  const place = ({ id }: Receipt): readonly string[] => [
    "encaissements",
    String(dossier.encaissements.findIndex((one) => one.id === id)),
  ];
  return [...claimsByMission(dossier).values()].flat().flatMap((claim) => {
    const { invoice } = claim;
    const early = claim.receipts.filter(({ date }) => date < invoice.date);
    const over = firstAbove(claim);
    return [
      ...early.map((one) => ({
        code: "RECEIPT_BEFORE_INVOICE",
        path: place(one),
        message: `L'encaissement « ${one.id} » du ${one.date} précède la facture « ${invoice.id} » du ${invoice.date}.`,
        remedy: "Vérifiez les deux dates ; un acompte a d'ordinaire sa propre facture.",
      })),
      ...over.map((one) => ({
        code: "RECEIPT_ABOVE_INVOICE",
        path: place(one),
        message: `« ${invoice.id} » est payée ${excessIn(claim, one)} HT de trop en ${monthOf(one.date)}.`,
        remedy:
          "Le trop-perçu reste au compte ; rendez-le au client, ou rattachez l'encaissement à une autre facture.",
      })),
    ];
  });
}

/** The first payment of the month in which more came in than was due; one paid back exceeds nothing. */
function firstAbove(claim: Claim): readonly Receipt[] {
  return claim.receipts
    .filter(({ ht, ttc }) => !isNegative(ht ?? ttc ?? ZERO))
    .filter(({ date }) => {
      const { over, under } = receivedUpTo(claim, monthOf(date));
      return greaterThan(over, multiply(dueUpTo(claim, monthOf(date)).ht, under));
    })
    .toSorted((left, right) => (left.date < right.date ? -1 : 1))
    .slice(0, 1);
}

function excessIn(claim: Claim, { date }: Receipt): string {
  const received = roundTo(quotient(receivedUpTo(claim, monthOf(date))), CENT, "half-up");
  return decimalToText(subtract(received, dueUpTo(claim, monthOf(date)).ht));
}
