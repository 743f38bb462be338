import {
  add,
  decimalToText,
  equals,
  fromInteger,
  isZero,
  monthOf,
  ONE,
  ZERO,
  type Decimal,
  type Month,
} from "@bareme/kernel";
import { z } from "zod";
import { count, date, dayPart, halfDays, identifier, label, month, quantity, type FactMap } from "./atoms.ts";
import type { Terms } from "./contract.ts";

/** The compte rendu d'activité, by day or by month, in the kinds of time of the convention (avenant 4, art. 2). */

const KINDS = ["prestation", "prospection", "maladie", "conge", "formation", "delegation"] as const;
type TimeKind = (typeof KINDS)[number];

/** The base pay counts the work done for clients, unless the contract says more. */
const PAID: readonly TimeKind[] = ["prestation"];

const shared = {
  mission: identifier.exactOptional(),
  nature: z.enum(KINDS).default("prestation"),
  heures: quantity.exactOptional(),
  commentaire: label.exactOptional(),
};

const dayEntry = z.strictObject({
  date,
  ...shared,
  jours: dayPart.exactOptional(),
  /** True: all of the entry was worked from home. */
  teletravail: z.union([z.literal(true), dayPart]).exactOptional(),
});

const monthEntry = z.strictObject({
  mois: month,
  ...shared,
  jours: halfDays.exactOptional(),
  teletravail: halfDays.exactOptional(),
  /** How many of the days were whole ones: what titres-restaurant are counted on. */
  joursEntiers: count.exactOptional(),
});

export const timeEntry = z
  .union([dayEntry, monthEntry])
  .refine(({ heures, jours }) => heures !== undefined || jours !== undefined, {
    message: "une durée : jours, heures, ou les deux",
    path: ["jours"],
  })
  .refine(({ teletravail, jours }) => teletravail !== true || jours !== undefined, {
    message: 'la part de la journée, "1" ou "0.5", quand l\'entrée n\'a que des heures',
    path: ["teletravail"],
  });

export type TimeEntry = z.infer<typeof timeEntry>;

export function monthOfEntry(entry: TimeEntry): Month {
  return "mois" in entry ? entry.mois : monthOf(entry.date);
}

/** What a month's entries make known. A month without any entry makes nothing known: absent is not zero. */
export function timesheetFacts(entries: readonly TimeEntry[], terms: Terms): FactMap {
  if (entries.length === 0) return {};
  const paid = paidEntries(entries, terms);
  const leave = entries.filter(({ nature }) => nature === "conge");
  const whole = wholeDays(paid);
  const remote = paid.filter(({ teletravail }) => teletravail !== undefined);
  return {
    ...quantityOf(paid, terms),
    ...(leave.length > 0 && { joursCongesPris: decimalToText(sumOf(leave, ({ jours }) => jours)) }),
    ...(remote.length > 0 && { joursTeletravail: decimalToText(sumOf(remote, remotePart)) }),
    ...(whole !== undefined && { joursEntiersTravailles: decimalToText(whole) }),
  };
}

/** The time that the base pay counts. */
export function paidEntries(entries: readonly TimeEntry[], terms: Terms): readonly TimeEntry[] {
  const kinds: readonly TimeKind[] = terms.tempsPaye ?? PAID;
  return entries.filter(({ nature }) => kinds.includes(nature));
}

/** Days worked for a mission; undefined when its entries only give hours. */
export function missionDays(entries: readonly TimeEntry[], id: string): Decimal | undefined {
  const own = entries.filter(
    ({ mission, nature, jours }) => mission === id && nature === "prestation" && jours !== undefined,
  );
  return own.length === 0 ? undefined : sumOf(own, ({ jours }) => jours);
}

export function sumOf<T>(items: readonly T[], part: (item: T) => Decimal | undefined): Decimal {
  return items.reduce((sum, item) => add(sum, part(item) ?? ZERO), ZERO);
}

function quantityOf(paid: readonly TimeEntry[], { modeDuree }: Terms): FactMap {
  switch (modeDuree) {
    case "heures":
      return { heuresTravaillees: decimalToText(sumOf(paid, ({ heures }) => heures)) };
    case "jours":
      return { joursTravailles: decimalToText(sumOf(paid, ({ jours }) => jours)) };
    case "mensuel": {
      const worked = paid.some(({ heures, jours }) => !isZero(heures ?? ZERO) || !isZero(jours ?? ZERO));
      return { moisTravailles: worked ? "1" : "0" };
    }
  }
}

function remotePart({ teletravail, jours }: TimeEntry): Decimal | undefined {
  return teletravail === true ? jours : teletravail;
}

/** Dates whose paid time makes one day, and the whole days that the summaries tell; undefined when no entry tells days. */
function wholeDays(paid: readonly TimeEntry[]): Decimal | undefined {
  const byDate = new Map<string, Decimal>();
  let known = false;
  let whole = ZERO;
  for (const entry of paid) {
    if ("mois" in entry) {
      known ||= entry.joursEntiers !== undefined;
      whole = add(whole, entry.joursEntiers ?? ZERO);
    } else if (entry.jours !== undefined) {
      known = true;
      byDate.set(entry.date, add(byDate.get(entry.date) ?? ZERO, entry.jours));
    }
  }
  const dates = [...byDate.values()].filter((days) => equals(days, ONE)).length;
  return known ? add(whole, fromInteger(dates)) : undefined;
}
