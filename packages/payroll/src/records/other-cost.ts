import { decimalToText, monthOf, type Month } from "@bareme/kernel";
import { z } from "zod";
import { date, identifier, label, optionName, positiveAmount } from "./atoms.ts";
import type { ListFacts } from "./expense.ts";

/** What is charged to the account beside fees and expenses (subcontractors, introducers, exchange), and what is credited to it (parrainage). */

export const otherCost = z.strictObject({
  id: identifier,
  date,
  nature: optionName.exactOptional(),
  /** What it rests on: loi, convention, contrat or aucun. */
  fondement: optionName.exactOptional(),
  libelle: label.exactOptional(),
  montant: positiveAmount,
});
export type OtherCost = z.infer<typeof otherCost>;

export const credit = z.strictObject({ id: identifier, date, libelle: label, montant: positiveAmount });
export type Credit = z.infer<typeof credit>;

export function accountFacts(
  costs: readonly OtherCost[],
  credits: readonly Credit[],
  when: Month,
): ListFacts {
  const autresFrais = costs.filter((one) => monthOf(one.date) === when).map(itemOf);
  const credited = credits.filter((one) => monthOf(one.date) === when).map(itemOf);
  return {
    ...(autresFrais.length > 0 && { autresFrais }),
    ...(credited.length > 0 && { credits: credited }),
  };
}

function itemOf({ date: _date, montant, ...others }: OtherCost | Credit): Readonly<Record<string, string>> {
  return { ...others, montant: decimalToText(montant) };
}
