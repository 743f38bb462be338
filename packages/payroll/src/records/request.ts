import { decimalToText, type Decimal, type Month } from "@bareme/kernel";
import { z } from "zod";
import { date, factMap, month, positiveAmount, type FactMap } from "./atoms.ts";
import { sumOf } from "./timesheet.ts";

/** What the porté asks of a month: to set money aside, to take it back, or a larger allocation de prospection. */
export const request = z.strictObject({
  mois: month,
  mettreDeCote: positiveAmount.exactOptional(),
  reprendre: positiveAmount.exactOptional(),
  allocation: positiveAmount.exactOptional(),
});
export type Request = z.infer<typeof request>;

/** What a month adds that no record tells: the day of payment, and facts of the rules by their names. */
export const monthNote = z.strictObject({
  mois: month,
  paiement: date.exactOptional(),
  faits: factMap.default({}),
});

export function requestFacts(requests: readonly Request[], when: Month): FactMap {
  const own = requests.filter(({ mois }) => mois === when);
  const told = (name: string, part: (one: Request) => Decimal | undefined): FactMap =>
    own.some((one) => part(one) !== undefined) ? { [name]: decimalToText(sumOf(own, part)) } : {};
  return {
    ...told("montantReserve", ({ mettreDeCote }) => mettreDeCote),
    ...told("montantReserveRepris", ({ reprendre }) => reprendre),
    ...told("allocationDemandee", ({ allocation }) => allocation),
  };
}
