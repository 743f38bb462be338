import { decimal, decimalToFixed } from "@bareme/kernel";

/** An exact amount of the tables with at least its cents. */
export function euros(amount: string): string {
  return decimalToFixed(decimal(amount), 2);
}
