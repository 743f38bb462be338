import { frenchDate, frenchMonth, frenchNumber } from "@bareme/kernel";

/** Amounts, rates and dates as French readers write them. The digits are those of the evaluation; nothing is rounded here. */

export const formatNumber = frenchNumber;
export const formatMonth = frenchMonth;
export const formatDate = frenchDate;

/** An amount in euros, without its sign for a table's cell. */
export function formatAmount(text: string): string {
  return formatNumber(text, 2);
}

export function formatEuros(text: string): string {
  return `${formatAmount(text)}\u00A0€`;
}

/** A value with its unit: 6,90 %, 15,65 €, 151,67 h. */
export function formatWithUnit(text: string, unit: string | null): string {
  if (unit === "EUR" || unit?.startsWith("EUR/") === true) return formatEuros(text);
  if (unit === "%") return `${formatNumber(text, 2)}\u202F%`;
  return formatNumber(text);
}

export function isZeroText(text: string | null): boolean {
  return text === null || /^-?0*(\.0*)?$/.test(text);
}
