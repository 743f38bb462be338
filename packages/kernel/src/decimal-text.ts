import { fromBigInt, isSafe, makeDecimal, type Decimal } from "./decimal.ts";

const LITERAL = /^-?\d+(\.\d+)?$/;
const OUTSIDE = /^-?\d{1,15}(\.\d{1,12})?$/;

/**
 * The decimal of a literal written in code or a test: optional minus, digits, optional point and digits, any length.
 * The places written are kept. Throws SyntaxError on anything else; for outside data use `parseDecimal`.
 */
export function decimal(text: string): Decimal {
  if (!LITERAL.test(text)) {
    throw new SyntaxError(`not a decimal: ${JSON.stringify(text)}`);
  }
  return fromDigits(text);
}

/**
 * Reads outside data: a string of at most 15 digits, then optionally a point and at most 12 digits.
 * Anything else is undefined: a number, an exponent, a space, a comma, "+1", ".5", "1.", "NaN".
 */
export function parseDecimal(input: unknown): Decimal | undefined {
  return typeof input === "string" && OUTSIDE.test(input) ? fromDigits(input) : undefined;
}

/** The exact text, with the places the value carries: 302.40 stays "302.40". No exponent, no grouping. */
export function decimalToText(value: Decimal): string {
  const m = value.m;
  const digits = String(m < 0 ? -m : m);
  const sign = m < 0 ? "-" : "";
  if (value.s === 0) return sign + digits;
  const padded = digits.padStart(value.s + 1, "0");
  const point = padded.length - value.s;
  return `${sign}${padded.slice(0, point)}.${padded.slice(point)}`;
}

/**
 * The exact text with at least `minimumPlaces` places; zeros beyond them are dropped, other digits never are.
 * With 2: 5 is "5.00", 13.0900 is "13.09", 13.0909 is "13.0909". Throws RangeError on a negative or broken count.
 */
export function decimalToFixed(value: Decimal, minimumPlaces: number): string {
  if (!Number.isSafeInteger(minimumPlaces) || minimumPlaces < 0) {
    throw new RangeError(`not a number of places: ${minimumPlaces}`);
  }
  if (value.s === minimumPlaces) return decimalToText(value);
  const [whole = "", fraction = ""] = decimalToText(value).split(".");
  let places = fraction.length;
  while (places > minimumPlaces && fraction[places - 1] === "0") places -= 1;
  const kept = fraction.slice(0, places).padEnd(minimumPlaces, "0");
  return kept === "" ? whole : `${whole}.${kept}`;
}

function fromDigits(text: string): Decimal {
  const point = text.indexOf(".");
  const digits = point < 0 ? text : text.slice(0, point) + text.slice(point + 1);
  const s = point < 0 ? 0 : text.length - point - 1;
  const m = Number(digits) + 0; // digits only, and checked: exact. + 0 turns "-0" into 0
  return isSafe(m) ? makeDecimal(m, s) : fromBigInt(BigInt(digits), s);
}
