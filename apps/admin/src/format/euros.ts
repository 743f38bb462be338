import { frenchNumber } from "@bareme/kernel";

const NARROW = "\u202F";

/** An amount as every screen writes it: « 1 234,50 € », cents always, a true minus. A finer amount keeps its digits. */
export function formatEuros(amount: string): string {
  return `${frenchNumber(amount, 2)}${NARROW}€`;
}
