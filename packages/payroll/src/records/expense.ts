import { decimalToText, monthOf, type Month } from "@bareme/kernel";
import { z } from "zod";
import {
  count,
  date,
  decimalText,
  identifier,
  label,
  optionName,
  positiveAmount,
  quantity,
  type FactValue,
} from "./atoms.ts";
import { sumOf } from "./timesheet.ts";

/** Professional expenses by kind: allowances within the limits of law, the yearly kilometre scale, and what is refunded as spent. */

const shared = {
  id: identifier,
  date,
  libelle: label.exactOptional(),
  /** The invoice that charges this expense to the client. */
  refacture: identifier.exactOptional(),
};

const repas = z.strictObject({
  ...shared,
  nature: z.literal("repas"),
  lieu: z.enum(["restaurant", "horsLocaux", "lieuTravail"]),
  nombre: count,
  montant: decimalText,
  moment: z.enum(["dejeuner", "diner"]).default("dejeuner"),
});

const nuit = z.strictObject({
  ...shared,
  nature: z.literal("nuit"),
  zone: z.enum(["petiteCouronne", "autreDepartement"]),
  nuits: decimalText,
  montant: decimalText,
  /** The rank of the month in the trip, from 1: the limits drop with it. */
  rang: decimalText.exactOptional(),
  /** Lunches that the allowance already pays. */
  dejeuners: count.exactOptional(),
});

const kilometres = z.strictObject({
  ...shared,
  nature: z.literal("kilometres"),
  vehicule: identifier,
  kilometres: quantity,
});

const teletravail = z
  .strictObject({
    ...shared,
    nature: z.literal("teletravail"),
    parJour: decimalText.exactOptional(),
    forfait: decimalText.exactOptional(),
    joursParSemaine: decimalText.exactOptional(),
  })
  .refine(({ parJour, forfait }) => (parJour === undefined) !== (forfait === undefined), {
    message: "une allocation, et une seule : parJour, ou forfait avec joursParSemaine",
    path: ["parJour"],
  })
  .refine(({ forfait, joursParSemaine }) => (forfait === undefined) === (joursParSemaine === undefined), {
    message: "les jours télétravaillés par semaine que le forfait rembourse",
    path: ["joursParSemaine"],
  });

const spent = z.strictObject({
  ...shared,
  nature: z.enum(["transport", "hebergement", "repasReel", "telephone", "internet", "equipement", "autre"]),
  montant: positiveAmount,
  /** Lunches among what was spent. */
  dejeuners: count.exactOptional(),
});

export const expense = z.discriminatedUnion("nature", [repas, nuit, kilometres, teletravail, spent]);
export type Expense = z.infer<typeof expense>;

export const vehicle = z.strictObject({
  id: identifier,
  puissanceFiscale: optionName,
  electrique: z.boolean().exactOptional(),
});
export type Vehicle = z.infer<typeof vehicle>;

type Item = Readonly<Record<string, FactValue>>;
export type ListFacts = Readonly<Record<string, FactValue | readonly Item[]>>;

/** A month's expenses in the lists of the rules; a list without any item is not given. */
export function expenseFacts(
  expenses: readonly Expense[],
  vehicles: readonly Vehicle[],
  when: Month,
): ListFacts {
  const own = expenses.filter((one) => monthOf(one.date) === when);
  const lists: Readonly<Record<string, readonly Item[]>> = {
    repas: own.flatMap((one) =>
      one.nature === "repas"
        ? [{ id: one.id, nature: one.lieu, nombre: decimalToText(one.nombre), montant: one.montant }]
        : [],
    ),
    grandsDeplacements: own.flatMap((one) =>
      one.nature === "nuit"
        ? [
            {
              id: one.id,
              zone: one.zone,
              nuits: one.nuits,
              montant: one.montant,
              ...(one.rang !== undefined && { rang: one.rang }),
            },
          ]
        : [],
    ),
    vehicules: vehicles.flatMap((one) => vehicleItem(one, own)),
    fraisProfessionnels: own.flatMap((one) => spentItem(one)),
  };
  const lunches = sumOf(own, lunchesOf);
  return {
    ...Object.fromEntries(Object.entries(lists).filter(([, items]) => items.length > 0)),
    ...remoteAllowance(own),
    ...(own.some((one) => lunchesOf(one) !== undefined) && { dejeunersDejaPayes: decimalToText(lunches) }),
  };
}

/** One item a vehicle, whatever the number of trips: the scale reads the year's distance by vehicle. */
function vehicleItem(
  { id, puissanceFiscale, electrique }: Vehicle,
  own: readonly Expense[],
): readonly Item[] {
  const trips = own.flatMap((one) => (one.nature === "kilometres" && one.vehicule === id ? [one] : []));
  if (trips.length === 0) return [];
  return [
    {
      id,
      puissanceFiscale,
      kilometres: decimalToText(sumOf(trips, (trip) => trip.kilometres)),
      ...(electrique !== undefined && { electrique }),
    },
  ];
}

function spentItem(one: Expense): readonly Item[] {
  if (!("montant" in one) || one.nature === "repas" || one.nature === "nuit") return [];
  const nature = one.nature === "repasReel" ? "repas" : one.nature;
  return [
    {
      id: one.id,
      nature,
      montant: decimalToText(one.montant),
      ...(one.libelle !== undefined && { libelle: one.libelle }),
    },
  ];
}

function remoteAllowance(own: readonly Expense[]): Item {
  const one = own.find((candidate) => candidate.nature === "teletravail");
  if (one?.nature !== "teletravail") return {};
  return {
    ...(one.parJour !== undefined && { allocationTeletravail: one.parJour }),
    ...(one.forfait !== undefined && { forfaitTeletravail: one.forfait }),
    ...(one.joursParSemaine !== undefined && { joursTeletravailHebdomadaires: one.joursParSemaine }),
  };
}

function lunchesOf(one: Expense) {
  if (one.nature === "repas") return one.moment === "dejeuner" ? one.nombre : undefined;
  return "dejeuners" in one ? one.dejeuners : undefined;
}
