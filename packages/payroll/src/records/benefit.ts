import { decimalToText, monthOf, type Month } from "@bareme/kernel";
import { z } from "zod";
import { count, date, decimalText, month, positiveAmount, type FactMap } from "./atoms.ts";
import { sumOf } from "./timesheet.ts";

/** Benefits: titres-restaurant, help for services at home (CESU), payments to a savings plan. The rules find the company's part. */

const mealVouchers = z.strictObject({
  aPartirDe: month,
  /** The last month of these titres; without it they go on. */
  jusqua: month.exactOptional(),
  valeur: decimalText,
  partPatronale: decimalText,
  attribution: z.enum(["saisie", "parJourEntier"]).default("parJourEntier"),
});

const voucherCount = z.strictObject({ mois: month, nombre: count });
const cesu = z.strictObject({ date, montant: positiveAmount });
const saving = z.strictObject({ date, plan: z.enum(["pee", "pereco"]), versement: positiveAmount });

export const benefits = z.strictObject({
  titresRestaurant: z.array(mealVouchers).default([]),
  nombreTitres: z.array(voucherCount).default([]),
  cesu: z.array(cesu).default([]),
  epargne: z.array(saving).default([]),
});
export type Benefits = z.infer<typeof benefits>;

const PLANS = { pee: "versementPee", pereco: "versementPereco" } as const;

export function benefitFacts(benefit: Benefits, when: Month): FactMap {
  const vouchers = vouchersIn(benefit, when);
  const counts = benefit.nombreTitres.filter(({ mois }) => mois === when);
  const paid = benefit.cesu.filter((one) => monthOf(one.date) === when);
  return {
    ...(vouchers !== undefined && {
      attributionTitres: vouchers.attribution,
      valeurTitre: vouchers.valeur,
      partPatronaleTitre: vouchers.partPatronale,
    }),
    ...(counts.length > 0 && { nombreTitres: decimalToText(sumOf(counts, ({ nombre }) => nombre)) }),
    ...(paid.length > 0 && { aideServicesPersonne: decimalToText(sumOf(paid, ({ montant }) => montant)) }),
    ...savingFacts(benefit, when),
  };
}

/** The titres in force in a month: the latest that began. */
export function vouchersIn({ titresRestaurant }: Benefits, when: Month) {
  return titresRestaurant
    .filter(({ aPartirDe, jusqua }) => aPartirDe <= when && (jusqua === undefined || when <= jusqua))
    .toSorted((left, right) => (left.aPartirDe < right.aPartirDe ? -1 : 1))
    .at(-1);
}

function savingFacts({ epargne }: Benefits, when: Month): FactMap {
  const own = epargne.filter((one) => monthOf(one.date) === when);
  const plans = [...new Set(own.map(({ plan }) => plan))];
  return Object.fromEntries(
    plans.map((plan) => [
      PLANS[plan],
      decimalToText(
        sumOf(
          own.filter((one) => one.plan === plan),
          ({ versement }) => versement,
        ),
      ),
    ]),
  );
}
