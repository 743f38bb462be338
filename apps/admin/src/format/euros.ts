import { frenchNumber } from "@bareme/kernel";

const NARROW = "\u202F";

/** An amount as every screen writes it: « 1 234,50 € », cents always, a true minus. A finer amount keeps its digits. */
export function formatEuros(amount: string): string {
  return `${frenchNumber(amount, 2)}${NARROW}€`;
}

/** A change with its sign: « +12,30 € ». */
export function formatChange(amount: string): string {
  return `${amount.startsWith("-") || !/[1-9]/.test(amount) ? "" : "+"}${formatEuros(amount)}`;
}
