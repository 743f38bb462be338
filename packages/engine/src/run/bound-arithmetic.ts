import { approximate, exactUnits, type Decimal } from "@bareme/kernel";
import type { Frame, Run } from "./frame.ts";

/**
 * Bounds of an expression in doubles, so that the exact value always lies between them. They serve twice: to prove that no candidate of a whole
 * range meets a constraint (the solver), and to round a quotient without computing 50 digits of it. A bounds closure leaves its result in
 * `frame.outLow` and `frame.outHigh`. No amount is ever made from a double.
 *
 * Doubles count millionths: an amount in cents is a whole number of them, so sums and differences of amounts are exact, and a test such as
 * « what was charged = what is due » is decided. Any other result is widened outward.
 */
export type Bounds = (frame: Frame) => void;

const RELATIVE = 1e-15;
/** What a product that underflows to zero may have lost. */
const SMALLEST = 1e-300;
/** Zero stays zero: a sum of doubles is zero only when it is exactly so, and products that underflow are widened where they arise. */
const LARGE = 1e100;
export const PLACES = 6;
export const UNIT = 10 ** PLACES;
export const down = (value: number): number => value - Math.abs(value) * RELATIVE;
export const up = (value: number): number => value + Math.abs(value) * RELATIVE;

/** The exact value as bounds. */
export function exactPoint(exact: Run<Decimal>): Bounds {
  return (frame) => {
    setUnits(frame, exact(frame));
  };
}

/** A decimal as bounds: itself when it is a whole number of millionths, else its double widened. */
function setUnits(frame: Frame, value: Decimal): void {
  const units = exactUnits(value, PLACES);
  if (units !== undefined) {
    frame.outLow = units;
    frame.outHigh = units;
    return;
  }
  const near = approximate(value) * UNIT;
  frame.outLow = down(near);
  frame.outHigh = up(near);
}

/** Bounds of the values between two decimals. */
export function unitsBetween(low: Decimal, high: Decimal): readonly [number, number] {
  return [
    exactUnits(low, PLACES) ?? down(approximate(low) * UNIT),
    exactUnits(high, PLACES) ?? up(approximate(high) * UNIT),
  ];
}

/** Sums are most of a cone: their closure is their own. */
export function sum(left: Bounds, right: Bounds): Bounds {
  return (frame) => {
    left(frame);
    const { outLow, outHigh } = frame;
    right(frame);
    frame.outLow = sumDown(outLow, frame.outLow);
    frame.outHigh = sumUp(outHigh, frame.outHigh);
  };
}

/** A product whose factors are both at least zero, as a base and a rate are; the rest goes the long way. */
export function product(left: Bounds, right: Bounds): Bounds {
  return (frame) => {
    left(frame);
    const { outLow, outHigh } = frame;
    right(frame);
    if (outLow > 0 && frame.outLow > 0 && outHigh < LARGE && frame.outHigh < LARGE) {
      frame.outLow = down((outLow / UNIT) * frame.outLow);
      frame.outHigh = up((outHigh / UNIT) * frame.outHigh);
      return;
    }
    multiplied(frame, outLow, outHigh, frame.outLow, frame.outHigh);
  };
}

export function difference(left: Bounds, right: Bounds): Bounds {
  return binary(left, right, subtracted);
}

export function quotient(left: Bounds, right: Bounds): Bounds {
  return binary(left, right, divided);
}

export function raised(base: Bounds, exponent: Bounds): Bounds {
  return binary(base, exponent, powered);
}

export function negation(of: Bounds): Bounds {
  return (frame) => {
    of(frame);
    const low = frame.outLow;
    frame.outLow = -frame.outHigh;
    frame.outHigh = -low;
  };
}

export function magnitude(of: Bounds): Bounds {
  return (frame) => {
    of(frame);
    const { outLow, outHigh } = frame;
    frame.outHigh = Math.max(Math.abs(outLow), Math.abs(outHigh));
    frame.outLow = outLow <= 0 && outHigh >= 0 ? 0 : Math.min(Math.abs(outLow), Math.abs(outHigh));
  };
}

/** The least or the greatest of several values. */
export function extreme(choose: (a: number, b: number) => number, args: readonly Bounds[]): Bounds {
  const [first, ...rest] = args as readonly [Bounds, ...Bounds[]];
  return (frame) => {
    first(frame);
    let low = frame.outLow;
    let high = frame.outHigh;
    for (const next of rest) {
      next(frame);
      low = choose(low, frame.outLow);
      high = choose(high, frame.outHigh);
    }
    frame.outLow = low;
    frame.outHigh = high;
  };
}

/** The sum of a value over the items of a collection. */
export function sumOverItems(of: Bounds, collection: number): Bounds {
  return (frame) => {
    const outer = frame.item;
    let low = 0;
    let high = 0;
    const count = (frame.items[collection] ?? []).length;
    for (frame.item = 0; frame.item < count; frame.item++) {
      of(frame);
      low = sumDown(low, frame.outLow);
      high = sumUp(high, frame.outHigh);
    }
    frame.item = outer;
    frame.outLow = low;
    frame.outHigh = high;
  };
}

/** Nothing is claimed of the value. */
export function unbounded(frame: Frame): void {
  frame.outLow = -Infinity;
  frame.outHigh = Infinity;
}

type Combine = (frame: Frame, aLow: number, aHigh: number, bLow: number, bHigh: number) => void;

function binary(left: Bounds, right: Bounds, combine: Combine): Bounds {
  return (frame) => {
    left(frame);
    const { outLow, outHigh } = frame;
    right(frame);
    combine(frame, outLow, outHigh, frame.outLow, frame.outHigh);
  };
}

const subtracted: Combine = (frame, aLow, aHigh, bLow, bHigh) => {
  frame.outLow = sumDown(aLow, -bHigh);
  frame.outHigh = sumUp(aHigh, -bLow);
};

/** The factors count millionths, so their product counts millionths of millionths. */
const multiplied: Combine = (frame, left, right, bLow, bHigh) => {
  const [aLow, aHigh] = [left / UNIT, right / UNIT];
  if (aLow >= 0 && bLow >= 0) {
    const high = aHigh * bHigh;
    if (Number.isNaN(high)) return unbounded(frame);
    return set(frame, aLow * bLow, high === 0 && aHigh !== 0 && bHigh !== 0 ? SMALLEST : high);
  }
  const [p, q, r, s] = [aLow * bLow, aLow * bHigh, aHigh * bLow, aHigh * bHigh];
  if (Number.isNaN(p + q + r + s)) return unbounded(frame);
  const [low, high] = [Math.min(p, q, r, s), Math.max(p, q, r, s)];
  const lost = (low === 0 || high === 0) && !(aLow === 0 && aHigh === 0) && !(bLow === 0 && bHigh === 0);
  set(frame, lost && low === 0 ? -SMALLEST : low, lost && high === 0 ? SMALLEST : high);
};

const divided: Combine = (frame, aLow, aHigh, bLow, bHigh) => {
  if (bLow <= 0 && bHigh >= 0) return unbounded(frame);
  multiplied(frame, aLow, aHigh, down(UNIT / bHigh) * UNIT, up(UNIT / bLow) * UNIT);
};

/** A whole exponent takes any base; with another, a negative base has no value, so only the part from zero up counts. */
const powered: Combine = (frame, baseLow, baseHigh, exponentLow, exponentHigh) => {
  const [aLow, aHigh, bLow, bHigh] = [
    down(baseLow / UNIT),
    up(baseHigh / UNIT),
    down(exponentLow / UNIT),
    up(exponentHigh / UNIT),
  ];
  const whole = Math.round(bLow);
  const isWhole = bLow <= whole && whole <= bHigh;
  if (bLow <= 0 || bHigh - bLow > 1e-9 || (!isWhole && aHigh <= 0)) return unbounded(frame);
  const ends = isWhole
    ? [aLow ** whole, aHigh ** whole]
    : [Math.max(aLow, 0) ** bLow, Math.max(aLow, 0) ** bHigh, aHigh ** bLow, aHigh ** bHigh];
  if (aLow < 0 && aHigh > 0) ends.push(0);
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  frame.outLow = (low - Math.abs(low) * 1e-13 - SMALLEST) * UNIT;
  frame.outHigh = (high + Math.abs(high) * 1e-13 + SMALLEST) * UNIT;
};

function set(frame: Frame, low: number, high: number): void {
  frame.outLow = down(low);
  frame.outHigh = up(high);
}

/** Sums of safe integers are exact while they stay safe; any other sum is widened. */
const isExact = (a: number, b: number, sum: number): boolean =>
  Number.isSafeInteger(sum) && Number.isSafeInteger(a) && Number.isSafeInteger(b);
const sumDown = (a: number, b: number): number => (isExact(a, b, a + b) ? a + b : down(a + b));
const sumUp = (a: number, b: number): number => (isExact(a, b, a + b) ? a + b : up(a + b));
