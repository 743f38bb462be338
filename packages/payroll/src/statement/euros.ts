import { frenchNumber } from "@bareme/kernel";

/** Figures inside a French sentence. The digits are those given; nothing is rounded. */

/** An amount with its two places: 1 234,50 €. */
export function euros(text: string): string {
  return `${frenchNumber(text, 2)}\u00A0€`;
}

/** A value in its unit: 6,90 %, 450 €, 151,67. Bounds of a grid are written without cents that are zero (`round`). */
export function inUnit(text: string, unit: string, { round = false } = {}): string {
  if (unit.startsWith("EUR")) return round ? `${frenchNumber(text)}\u00A0€` : euros(text);
  return unit === "%" ? `${frenchNumber(text, 2)}\u202F%` : frenchNumber(text);
}
