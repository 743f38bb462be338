import { decimalToFixed, frenchNumber, scaleBy, type Decimal } from "@bareme/kernel";

/** A number as it leaves the process: percentages as printed, at least the cents of an amount, every digit of an unrounded value. */
export function valueToText(value: Decimal, unit: string, places: number | null): string {
  const shown = unit === "%" ? scaleBy(value, 2) : value;
  return decimalToFixed(
    shown,
    unit === "%" || places === null
      ? unit === "EUR" || unit === "%" || unit.startsWith("EUR/")
        ? 2
        : 0
      : places,
  );
}

/** A text, date, condition or list of texts as it leaves the process. */
export function plainText(value: unknown): string {
  if (typeof value === "boolean") return value ? "true" : "false";
  if (Array.isArray(value)) return value.join(", ");
  return typeof value === "string" ? value : "";
}

/** An amount as French readers write it: 1 234,50 €. */
export function french(text: string, unit: string): string {
  const number = frenchNumber(text, text.split(".")[1]?.length ?? 0);
  return unit === "EUR" ? `${number}\u00a0€` : unit === "%" ? `${number}\u202f%` : number;
}

/** A number or any other value as people read it. */
export function readable(value: unknown, unit: string): string {
  return typeof value === "object" && value !== null
    ? french(valueToText(value as Decimal, unit, null), unit)
    : plainText(value);
}
