import {
  equals,
  isZero,
  monthOf,
  multiply,
  ONE,
  roundTo,
  subtract,
  type Decimal,
  type Month,
} from "@bareme/kernel";
import { CENT } from "./atoms.ts";
import type { Dossier } from "./dossier.ts";
import { quotient, sumOfFractions, type Fraction } from "./fraction.ts";
import { ttcOf, type Invoice } from "./invoice.ts";
import type { Receipt, WriteOff } from "./receipt.ts";
import { sumOf } from "./timesheet.ts";

/** An invoice with all that bears on it. */
export interface Claim {
  readonly invoice: Invoice;
  readonly creditNotes: readonly Invoice[];
  readonly receipts: readonly Receipt[];
  readonly writeOffs: readonly WriteOff[];
}

/** What is asked of the client for an invoice, its credit notes taken off, up to a month. */
export interface Due {
  readonly ht: Decimal;
  readonly ttc: Decimal;
  readonly refactured: Decimal;
}

/** A mission's amounts, EUR before VAT, from the beginning up to a month. */
export interface Turnover {
  readonly invoiced: Decimal;
  readonly received: Decimal;
  readonly refactured: Decimal;
  readonly refacturedReceived: Decimal;
  readonly abandoned: Decimal;
}

/** The claims of each mission, by its id. */
export type Claims = ReadonlyMap<string, readonly Claim[]>;

export function claimsByMission({ factures, encaissements, impayes }: Dossier): Claims {
  const notes = groupBy(factures, ({ avoir }) => avoir);
  const receipts = groupBy(encaissements, ({ facture }) => facture);
  const writeOffs = groupBy(impayes, ({ facture }) => facture);
  const claims = factures
    .filter(({ avoir }) => avoir === undefined)
    .map((invoice): Claim => {
      const creditNotes = notes.get(invoice.id) ?? [];
      const ids = [invoice, ...creditNotes].map(({ id }) => id);
      return {
        invoice,
        creditNotes,
        receipts: ids.flatMap((id) => receipts.get(id) ?? []),
        writeOffs: ids.flatMap((id) => writeOffs.get(id) ?? []),
      };
    });
  return groupBy(claims, ({ invoice }) => invoice.mission);
}

function groupBy<T>(
  items: readonly T[],
  keyOf: (item: T) => string | undefined,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/**
 * A mission's turnover up to the end of a month.
 *
 * The part before VAT of what came in is the sum of each invoice's share paid, rounded once to the cent: an invoice paid in full gives its whole
 * amount, and neither the number of payments, nor that of invoices, nor their order changes a month.
 */
export function turnoverUpTo(claims: readonly Claim[], when: Month): Turnover {
  const invoices = claims
    .flatMap(({ invoice, creditNotes }) => [invoice, ...creditNotes])
    .filter(isUpTo(when));
  const writeOffs = claims.flatMap((claim) => claim.writeOffs).filter(isUpTo(when));
  return {
    invoiced: sumOf(invoices, ({ ht }) => ht),
    refactured: sumOf(invoices, ({ dontFraisRefactures }) => dontFraisRefactures),
    received: toCents(claims.flatMap((claim) => paidShares(claim, when, ({ ht }) => ht))),
    refacturedReceived: toCents(
      claims.flatMap((claim) => paidShares(claim, when, ({ refactured }) => refactured)),
    ),
    abandoned: sumOf(writeOffs, ({ ht }) => ht),
  };
}

export function subtractTurnover(later: Turnover, earlier: Turnover): Turnover {
  return {
    invoiced: subtract(later.invoiced, earlier.invoiced),
    received: subtract(later.received, earlier.received),
    refactured: subtract(later.refactured, earlier.refactured),
    refacturedReceived: subtract(later.refacturedReceived, earlier.refacturedReceived),
    abandoned: subtract(later.abandoned, earlier.abandoned),
  };
}

/** What the client still owes, before VAT; negative after an over-payment. */
export function owed({ invoiced, received, abandoned }: Turnover): Decimal {
  return subtract(subtract(invoiced, received), abandoned);
}

/** What a claim asks for up to a month. The invoice counts before its own date: a payment may come first. */
export function dueUpTo({ invoice, creditNotes }: Claim, when: Month): Due {
  const parts = [invoice, ...creditNotes.filter(isUpTo(when))];
  return {
    ht: sumOf(parts, ({ ht }) => ht),
    ttc: sumOf(parts, ttcOf),
    refactured: sumOf(parts, ({ dontFraisRefactures }) => dontFraisRefactures),
  };
}

/** What came in before VAT on one claim up to a month, as an exact quotient. */
export function receivedUpTo(claim: Claim, when: Month): Fraction {
  return sumOfFractions(paidShares(claim, when, ({ ht }) => ht));
}

/** The part of an amount due that was paid: payments with VAT in proportion to the total, those without in proportion to HT. */
function paidShares(claim: Claim, when: Month, part: (due: Due) => Decimal): readonly Fraction[] {
  const receipts = claim.receipts.filter(isUpTo(when));
  const due = paidAgainst(claim, when);
  const whole = part(due);
  const ttc = sumOf(receipts, (one) => one.ttc);
  const ht = sumOf(receipts, (one) => one.ht);
  return [
    equals(ttc, due.ttc) ? { over: whole, under: ONE } : { over: multiply(ttc, whole), under: due.ttc },
    equals(ht, due.ht) ? { over: whole, under: ONE } : { over: multiply(ht, whole), under: due.ht },
  ];
}

/** An invoice wholly taken back leaves nothing to be a share of: what was paid on it is read against the invoice alone. */
function paidAgainst(claim: Claim, when: Month): Due {
  const due = dueUpTo(claim, when);
  return isZero(due.ttc) || isZero(due.ht) ? dueUpTo({ ...claim, creditNotes: [] }, when) : due;
}

function toCents(shares: readonly Fraction[]): Decimal {
  return roundTo(quotient(sumOfFractions(shares)), CENT, "half-up");
}

function isUpTo(when: Month): (record: Pick<Receipt, "date">) => boolean {
  return (record) => monthOf(record.date) <= when;
}
