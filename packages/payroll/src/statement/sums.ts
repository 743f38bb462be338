import { add, decimal, decimalToFixed, negate, ZERO, type Decimal } from "@bareme/kernel";

/** Exact sums of amounts as text, with at least their cents. */
export function sumText(amounts: readonly string[]): string {
  return textOf(amounts.reduce((sum, amount) => add(sum, decimal(amount)), ZERO));
}

export function oppositeText(amount: string): string {
  return textOf(negate(decimal(amount)));
}

export function textOf(value: Decimal): string {
  return decimalToFixed(value, 2);
}
