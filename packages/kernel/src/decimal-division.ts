import { fromBigInt, isSafe, makeDecimal, type Decimal } from "./decimal.ts";

const PRECISION = 50;
const PRECISION_LIMIT = 10n ** BigInt(PRECISION);

/**
 * The quotient a / b: exact when it terminates within 50 significant digits, else its 50 significant digits, half even.
 * An exact quotient carries the fewest places that hold it, and at least those of `a` less those of `b`:
 * 10.00 / 4 is 2.50 and 1 / 8 is 0.125. Throws RangeError("division by zero").
 */
export function divide(a: Decimal, b: Decimal): Decimal {
  const am = a.m;
  const bm = b.m;
  if (bm === 0) throw new RangeError("division by zero");
  if (typeof am === "number" && typeof bm === "number") {
    const short = divideShort(am, bm, a.s - b.s);
    if (short !== undefined) return short;
  }
  return divideBig(BigInt(am), BigInt(bm), a.s - b.s);
}

/** Long division in numbers, one place at a time; undefined as soon as a number would leave the safe integers. */
function divideShort(am: number, bm: number, scale: number): Decimal | undefined {
  let rest = am % bm;
  let quotient = (am - rest) / bm;
  let s = scale;
  while (rest !== 0 || s < 0) {
    const dividend = rest * 10;
    rest = dividend % bm;
    quotient = quotient * 10 + (dividend - rest) / bm;
    s += 1;
    if (!isSafe(dividend) || !isSafe(quotient)) return undefined;
  }
  return makeDecimal(quotient + 0, s); // + 0 turns the -0 of 0 / -5 into 0
}

function divideBig(am: bigint, bm: bigint, scale: number): Decimal {
  if (am === 0n) return makeDecimal(0, scale > 0 ? scale : 0);
  const numerator = am < 0n ? -am : am;
  const denominator = bm < 0n ? -bm : bm;
  // Shifted so that the integer quotient has 50 or 51 digits.
  const shift = PRECISION - (String(numerator).length - String(denominator).length);
  const n = shift > 0 ? numerator * 10n ** BigInt(shift) : numerator;
  const d = shift < 0 ? denominator * 10n ** BigInt(-shift) : denominator;
  const raw = n / d;
  const tooLong = raw >= PRECISION_LIMIT;
  const digits = tooLong ? roundHalfEven(n, d * 10n) : roundHalfEven(n, d);
  return trimmed(am < 0n === bm < 0n ? digits : -digits, scale + shift - (tooLong ? 1 : 0), scale);
}

function roundHalfEven(n: bigint, d: bigint): bigint {
  const quotient = n / d;
  const twice = 2n * (n % d);
  return twice > d || (twice === d && quotient % 2n === 1n) ? quotient + 1n : quotient;
}

/** Drops the zeros that the shift added, down to the preferred scale; a negative scale becomes trailing zeros. */
function trimmed(m: bigint, scale: number, preferred: number): Decimal {
  if (scale < 0) return fromBigInt(m * 10n ** BigInt(-scale), 0);
  const digits = String(m);
  const most = Math.min(scale, scale - preferred);
  let zeros = 0;
  while (zeros < most && digits[digits.length - 1 - zeros] === "0") zeros += 1;
  return fromBigInt(m / 10n ** BigInt(zeros), scale - zeros);
}
