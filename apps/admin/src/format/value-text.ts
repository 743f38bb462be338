import { frenchNumber } from "@bareme/kernel";

const DECIMAL = /^-?\d+(?:\.(\d+))?$/;

/** A value of which the unit is not known, as it was written: a number with all its decimals in French, « oui » and « non », any other word as it is. */
export function valueText(value: string): string {
  const found = DECIMAL.exec(value);
  if (found !== null) return frenchNumber(value, found[1]?.length ?? 0);
  if (value === "true") return "oui";
  return value === "false" ? "non" : value;
}

/** What a person types for a number, as the rules write it: « 1 234,50 » is 1234.50. Anything else is given back without outer spaces. */
export function typedDecimal(typed: string): string {
  const plain = typed.trim();
  const bare = plain
    .replaceAll(/[\s\u00A0\u202F]/g, "")
    .replace(/€$/, "")
    .replace("\u2212", "-")
    .replace(",", ".");
  return DECIMAL.test(bare) ? bare : plain;
}

export function isDecimalText(value: string): boolean {
  return DECIMAL.test(value);
}
