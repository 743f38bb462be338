/**
 * An exact decimal number: amounts, rates, hours and days. It has no unit of its own.
 *
 * The value is m / 10^s. `m` is a number while it is a safe integer (at most 2^53 - 1 in size) and a bigint beyond;
 * `s` is a non-negative integer, kept as written: 1.10 keeps two places. Minus zero never appears.
 *
 * **Only the `decimal*.ts` files of this folder read or build `m` and `s`.** Everyone else goes through the functions,
 * and asks `equals`, never `===`: 1.10 and 1.1 are one number in two objects.
 *
 * Why the number path is exact: sums and products of safe integers are rounded monotonically and 2^53 is
 * representable, so a true result of 2^53 or more never comes back at or below 2^53 - 1. A result that passes the
 * check is therefore exact; one that fails it is redone in bigint.
 */
export interface Decimal {
  readonly m: number | bigint;
  readonly s: number;
  /** Throws TypeError. `a < b` on two decimals compiles; without this it would silently be false. */
  readonly valueOf: () => never;
}

const MAX_SAFE = Number.MAX_SAFE_INTEGER;
const MAX_SAFE_BIG = BigInt(Number.MAX_SAFE_INTEGER);
const POWERS_OF_TEN: readonly number[] = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
];

export const ZERO: Decimal = makeDecimal(0, 0);
export const ONE: Decimal = makeDecimal(1, 0);
export const HUNDRED: Decimal = makeDecimal(100, 0);

/** The decimal of a counted integer. Throws RangeError unless `n` is a safe integer. */
export function fromInteger(n: number): Decimal {
  if (!Number.isSafeInteger(n)) {
    throw new RangeError(`not a safe integer: ${n}`);
  }
  return makeDecimal(n + 0, 0);
}

/** Exact sum; its scale is the larger of the two. */
export function add(a: Decimal, b: Decimal): Decimal {
  const am = a.m;
  const bm = b.m;
  if (typeof am === "number" && typeof bm === "number") {
    if (a.s === b.s) {
      const m = am + bm;
      if (isSafe(m)) return makeDecimal(m, a.s);
    } else if (a.s > b.s) {
      const aligned = bm * numberPowerOfTen(a.s - b.s);
      const m = am + aligned;
      if (isSafe(aligned) && isSafe(m)) return makeDecimal(m, a.s);
    } else {
      const aligned = am * numberPowerOfTen(b.s - a.s);
      const m = aligned + bm;
      if (isSafe(aligned) && isSafe(m)) return makeDecimal(m, b.s);
    }
  }
  const s = a.s > b.s ? a.s : b.s;
  return fromBigInt(mantissaAt(a, s) + mantissaAt(b, s), s);
}

/** Exact difference a - b; its scale is the larger of the two. */
export function subtract(a: Decimal, b: Decimal): Decimal {
  return add(a, negate(b));
}

/** Exact product; its scale is the sum of the two. */
export function multiply(a: Decimal, b: Decimal): Decimal {
  const am = a.m;
  const bm = b.m;
  const s = a.s + b.s;
  if (typeof am === "number" && typeof bm === "number") {
    const m = am * bm + 0; // + 0 turns the -0 of 0 × -5 into 0
    if (isSafe(m)) return makeDecimal(m, s);
  }
  return fromBigInt(BigInt(am) * BigInt(bm), s);
}

/** The opposite; the scale is kept. */
export function negate(value: Decimal): Decimal {
  const m = value.m;
  return typeof m === "number" ? makeDecimal(0 - m, value.s) : makeDecimal(-m, value.s);
}

/** The distance to zero; the scale is kept. */
export function absolute(value: Decimal): Decimal {
  return value.m < 0 ? negate(value) : value;
}

/** The smaller of the two; the first when they are equal. */
export function minimum(a: Decimal, b: Decimal): Decimal {
  return compare(b, a) < 0 ? b : a;
}

/** The larger of the two; the first when they are equal. */
export function maximum(a: Decimal, b: Decimal): Decimal {
  return compare(b, a) > 0 ? b : a;
}

/**
 * Exact shift: value × 10^powerOfTen, `powerOfTen` of either sign. A percentage p is the rate `scaleBy(p, -2)`.
 * Throws RangeError unless `powerOfTen` is an integer.
 */
export function scaleBy(value: Decimal, powerOfTen: number): Decimal {
  if (!Number.isSafeInteger(powerOfTen)) {
    throw new RangeError(`not an integer power of ten: ${powerOfTen}`);
  }
  const s = value.s - powerOfTen;
  if (s >= 0) return makeDecimal(value.m, s);
  return multiply(makeDecimal(value.m, 0), fromBigInt(10n ** BigInt(-s), 0));
}

/** The order of two values, whatever their scales: -1 when a < b, 0 when equal, 1 when a > b. */
export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const am = a.m;
  const bm = b.m;
  if (typeof am === "number" && typeof bm === "number") {
    if (a.s === b.s) return orderOf(am, bm);
    if (a.s > b.s) {
      const aligned = bm * numberPowerOfTen(a.s - b.s);
      if (isSafe(aligned)) return orderOf(am, aligned);
    } else {
      const aligned = am * numberPowerOfTen(b.s - a.s);
      if (isSafe(aligned)) return orderOf(aligned, bm);
    }
  }
  const s = a.s > b.s ? a.s : b.s;
  return orderOf(mantissaAt(a, s), mantissaAt(b, s));
}

export function equals(a: Decimal, b: Decimal): boolean {
  return compare(a, b) === 0;
}

export function lessThan(a: Decimal, b: Decimal): boolean {
  return compare(a, b) < 0;
}

export function lessOrEqual(a: Decimal, b: Decimal): boolean {
  return compare(a, b) <= 0;
}

export function greaterThan(a: Decimal, b: Decimal): boolean {
  return compare(a, b) > 0;
}

export function greaterOrEqual(a: Decimal, b: Decimal): boolean {
  return compare(a, b) >= 0;
}

export function isZero(value: Decimal): boolean {
  return value.m === 0;
}

/** True below zero; zero is not negative. */
export function isNegative(value: Decimal): boolean {
  return value.m < 0;
}

/** For the `decimal*.ts` files only: the one place where the object is built. `m` must be in normal form. */
export function makeDecimal(m: number | bigint, s: number): Decimal {
  // Own property, not a prototype: measured, it costs nothing, where `__proto__` or a symbol key costs 3 to 7 times the
  // sum. It also keeps a decimal out of canonicalJson and structuredClone, and a hand-made { m, s } does not compile.
  return { m, s, valueOf: refuseValueOf };
}

function refuseValueOf(): never {
  throw new TypeError("compare decimals with compare, equals, lessThan…, not with < or >");
}

/** For the `decimal*.ts` files only: m / 10^s in normal form. */
export function fromBigInt(m: bigint, s: number): Decimal {
  return makeDecimal(m >= -MAX_SAFE_BIG && m <= MAX_SAFE_BIG ? Number(m) : m, s);
}

/** For the `decimal*.ts` files only: the integer value × 10^scale, `scale` being at least the value's own. */
export function mantissaAt(value: Decimal, scale: number): bigint {
  const m = BigInt(value.m);
  return scale === value.s ? m : m * 10n ** BigInt(scale - value.s);
}

/** For the `decimal*.ts` files only: whether a number result can be trusted (see `Decimal`). NaN is not safe. */
export function isSafe(m: number): boolean {
  return m <= MAX_SAFE && m >= -MAX_SAFE;
}

/** For the `decimal*.ts` files only: 10^n as a number; beyond 10^15 something that never passes `isSafe`. */
export function numberPowerOfTen(n: number): number {
  return POWERS_OF_TEN[n] ?? Number.POSITIVE_INFINITY;
}

function orderOf(a: number | bigint, b: number | bigint): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0;
}
