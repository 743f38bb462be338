import { approximate, exactUnits, type Decimal, type RoundingMode } from "@bareme/kernel";
import type { ComparisonOperator } from "@bareme/rule-schema";
import { within, type Expression } from "../expression.ts";
import type { Band } from "./bands.ts";
import { compileBands, compileBoolean, compileNumber, type Run } from "./exact.ts";
import type { Frame } from "./frame.ts";
import type { LinkContext, Owner } from "./link-context.ts";

/**
 * Bounds of an expression in doubles, so that the exact value always lies between them. They serve twice: to prove that no candidate of a whole
 * range meets a constraint (the solver), and to round a quotient without computing 50 digits of it. A bounds closure leaves its result in
 * `frame.outLow` and `frame.outHigh`. No amount is ever made from a double.
 *
 * Doubles count millionths: an amount in cents is a whole number of them, so sums and differences of amounts are exact, and a test such as
 * « what was charged = what is due » is decided. Any other result is widened outward.
 */
type Bounds = (frame: Frame) => void;

const RELATIVE = 1e-15;
/** What a product that underflows to zero may have lost. */
const SMALLEST = 1e-300;
/** Zero stays zero: a sum of doubles is zero only when it is exactly so, and products that underflow are widened where they arise. */
const LARGE = 1e100;
const PLACES = 6;
const UNIT = 10 ** PLACES;
const down = (value: number): number => value - Math.abs(value) * RELATIVE;
const up = (value: number): number => value + Math.abs(value) * RELATIVE;

/** False, true, or not decided over the range. */
export type Truth = 0 | 1 | 2;

export function compileBounds(expression: Expression, owner: Owner, context: LinkContext): Bounds {
  if (chosenByCone(expression, context)) return unbounded;
  if (isLeaf(expression) || !structural(expression, context)) return fixedPoint(expression, owner, context);
  const sub = (part: Expression): Bounds => compileBounds(part, owner, context);
  switch (expression.op) {
    case "ref":
      return coneReference(expression, owner, context);
    case "add":
      return sum(sub(expression.left), sub(expression.right));
    case "subtract":
      return binary(sub(expression.left), sub(expression.right), (frame, aLow, aHigh, bLow, bHigh) =>
        added(frame, aLow, aHigh, -bHigh, -bLow),
      );
    case "multiply":
      return product(sub(expression.left), sub(expression.right));
    case "divide":
      return binary(sub(expression.left), sub(expression.right), divided);
    case "power":
      return binary(sub(expression.left), sub(expression.right), powered);
    case "negate": {
      const of = sub(expression.of);
      return (frame) => {
        of(frame);
        const low = frame.outLow;
        frame.outLow = -frame.outHigh;
        frame.outHigh = -low;
      };
    }
    case "absolute": {
      const of = sub(expression.of);
      return (frame) => {
        of(frame);
        const { outLow, outHigh } = frame;
        frame.outHigh = Math.max(Math.abs(outLow), Math.abs(outHigh));
        frame.outLow = outLow <= 0 && outHigh >= 0 ? 0 : Math.min(Math.abs(outLow), Math.abs(outHigh));
      };
    }
    case "min":
    case "max": {
      const choose = expression.op === "min" ? Math.min : Math.max;
      const [first, ...rest] = expression.args.map(sub) as [Bounds, ...Bounds[]];
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
    case "round": {
      const of = sub(expression.of);
      const step = stepUnits(expression.step);
      const { mode } = expression;
      return (frame) => {
        of(frame);
        const low = stepsOf(frame.outLow, step, mode, down) * step;
        const high = stepsOf(frame.outHigh, step, mode, up) * step;
        frame.outLow = Number.isSafeInteger(low) ? low : down(low);
        frame.outHigh = Number.isSafeInteger(high) ? high : up(high);
      };
    }
    case "if":
      return conditional(
        compileTruth(expression.condition, owner, context),
        compileBoolean(expression.condition, owner, context),
        sub(expression.then),
        sub(expression.otherwise),
      );
    case "sum": {
      const of = sub(expression.of);
      const collection = context.collectionIndex(expression.collection);
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
    case "allocate": {
      const total = sub(expression.total);
      const weight = sub(expression.weight);
      const collection = context.collectionIndex(expression.collection);
      return (frame) => {
        const outer = frame.item;
        const count = (frame.items[collection] ?? []).length;
        let signed = false;
        for (frame.item = 0; frame.item < count; frame.item++) {
          weight(frame);
          if (!(frame.outLow >= 0)) signed = true;
        }
        frame.item = outer;
        // Beside a weight below zero, a share may exceed the whole: nothing is claimed of it.
        if (signed) return unbounded(frame);
        total(frame);
        frame.outLow = Math.min(0, frame.outLow);
        frame.outHigh = Math.max(0, frame.outHigh);
      };
    }
    case "lookup": {
      const of = sub(expression.of);
      const bands = compileBands(expression, owner, context);
      const { mode } = context.grid(expression.grid);
      return (frame) => {
        of(frame);
        lookUpBounds(frame, mode, bands(frame));
      };
    }
    default:
      return exactPoint(compileNumber(expression, owner, context));
  }
}

/** A condition over a range: certainly true, certainly false, or not decided. */
export function compileTruth(
  expression: Expression,
  owner: Owner,
  context: LinkContext,
): (frame: Frame) => Truth {
  if (!readsCone(expression, context)) {
    const exact = compileBoolean(expression, owner, context);
    return (frame) => (exact(frame) ? 1 : 0);
  }
  switch (expression.op) {
    case "compare": {
      if (context.typeOf(expression.left) !== "number") return () => 2;
      const left = compileBounds(expression.left, owner, context);
      const right = compileBounds(expression.right, owner, context);
      return compareTruth(expression.relation, left, right);
    }
    case "and":
    case "or": {
      const args = expression.args.map((arg) => compileTruth(arg, owner, context));
      const stop: Truth = expression.op === "and" ? 0 : 1;
      return (frame) => {
        const truths = args.map((arg) => arg(frame));
        return truths.includes(stop) ? stop : truths.includes(2) ? 2 : stop === 0 ? 1 : 0;
      };
    }
    case "not": {
      const of = compileTruth(expression.of, owner, context);
      return (frame) => {
        const truth = of(frame);
        return truth === 2 ? 2 : truth === 1 ? 0 : 1;
      };
    }
    case "ref": {
      const { slot, each } = context.slot(expression.id);
      return (frame) => (each ? (frame.lowByItem[slot]?.[frame.item] ?? 2) : frame.low[slot]) as Truth;
    }
    default:
      return () => 2;
  }
}

export function compareTruth(
  relation: ComparisonOperator,
  left: Bounds,
  right: Bounds,
): (frame: Frame) => Truth {
  return (frame) => {
    left(frame);
    const { outLow: aLow, outHigh: aHigh } = frame;
    right(frame);
    const { outLow: bLow, outHigh: bHigh } = frame;
    switch (relation) {
      case "<":
        return aHigh < bLow ? 1 : aLow >= bHigh ? 0 : 2;
      case "<=":
        return aHigh <= bLow ? 1 : aLow > bHigh ? 0 : 2;
      case ">":
        return aLow > bHigh ? 1 : aHigh <= bLow ? 0 : 2;
      case ">=":
        return aLow >= bHigh ? 1 : aHigh < bLow ? 0 : 2;
      case "=":
      case "!=": {
        if (aHigh < bLow || aLow > bHigh) return relation === "=" ? 0 : 1;
        const equal = aLow === aHigh && bLow === bHigh && aLow === bLow;
        return equal ? (relation === "=" ? 1 : 0) : 2;
      }
    }
  };
}

/** The rounded value in units of the step when its bounds round alike, else undefined. */
export function compileFilter(
  of: Expression,
  step: string,
  mode: RoundingMode,
  owner: Owner,
  context: LinkContext,
): (frame: Frame) => number | undefined {
  const bounds = compileBounds(of, owner, { ...context, inCone: () => false, reservePoint: null });
  const size = stepUnits(step);
  return (frame) => {
    const outer = frame.bounded;
    frame.bounded = false;
    bounds(frame);
    frame.bounded = outer;
    const low = stepsOf(frame.outLow, size, mode, down);
    const high = stepsOf(frame.outHigh, size, mode, up);
    return low === high && Math.abs(low) < 1e14 ? low : undefined;
  };
}

function isLeaf(expression: Expression): boolean {
  return (
    expression.op === "number" ||
    expression.op === "parameter" ||
    expression.op === "opening" ||
    expression.op === "field" ||
    expression.op === "count" ||
    expression.op === "dateFunction"
  );
}

/** Whether bounds of the parts say more than the exact value: over the cone, or above a quotient or power. */
function structural(expression: Expression, context: LinkContext): boolean {
  return (
    readsCone(expression, context) ||
    [...within(expression)].some((part) => part.op === "divide" || part.op === "power")
  );
}

/** A key or date that hangs on the unknown chooses the value itself: nothing is claimed of it. */
function chosenByCone(expression: Expression, context: LinkContext): boolean {
  switch (expression.op) {
    case "parameter":
      return readsCone(expression, context);
    case "lookup":
      return [expression.key, expression.at].some((part) => part !== undefined && readsCone(part, context));
    case "dateFunction":
      return readsCone(expression, context);
    default:
      return false;
  }
}

function readsCone(expression: Expression, context: LinkContext): boolean {
  return [...within(expression)].some((part) => part.op === "ref" && context.inCone(part.id));
}

function exactPoint(exact: Run<Decimal>): Bounds {
  return (frame) => {
    setUnits(frame, exact(frame));
  };
}

/** Bounds of a value outside the cone: asked once in a search. */
function fixedPoint(expression: Expression, owner: Owner, context: LinkContext): Bounds {
  const exact = exactPoint(compileNumber(expression, owner, context));
  if (owner.each || context.reservePoint === null) return exact;
  const place = context.reservePoint() * 2;
  return (frame) => {
    const known = frame.points[place] as number;
    if (known === known) {
      frame.outLow = known;
      frame.outHigh = frame.points[place + 1] as number;
      return;
    }
    exact(frame);
    frame.points[place] = frame.outLow;
    frame.points[place + 1] = frame.outHigh;
  };
}

function coneReference(
  expression: Extract<Expression, { op: "ref" }>,
  owner: Owner,
  context: LinkContext,
): Bounds {
  const { slot, each } = context.slot(expression.id);
  const exact = exactPoint(compileNumber({ ...expression, optional: true }, owner, context));
  if (!each) {
    return (frame) => {
      if (!frame.bounded) return exact(frame);
      frame.outLow = frame.low[slot] as number;
      frame.outHigh = frame.high[slot] as number;
    };
  }
  return (frame) => {
    const low = frame.bounded ? frame.lowByItem[slot]?.[frame.item] : undefined;
    if (low === undefined) return exact(frame);
    frame.outLow = low;
    frame.outHigh = frame.highByItem[slot]?.[frame.item] ?? Infinity;
  };
}

function conditional(
  truth: (frame: Frame) => Truth,
  exact: Run<boolean>,
  then: Bounds,
  otherwise: Bounds,
): Bounds {
  return (frame) => {
    const holds: Truth = frame.bounded ? truth(frame) : exact(frame) ? 1 : 0;
    if (holds === 1) return then(frame);
    if (holds === 0) return otherwise(frame);
    then(frame);
    const { outLow, outHigh } = frame;
    otherwise(frame);
    frame.outLow = Math.min(outLow, frame.outLow);
    frame.outHigh = Math.max(outHigh, frame.outHigh);
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

function stepUnits(step: string): number {
  return step.startsWith("0.") && step.length <= PLACES + 2
    ? Number(step.slice(2).padEnd(PLACES, "0"))
    : Number(step) * UNIT;
}

/** Sums of safe integers are exact while they stay safe; any other sum is widened. */
const isExact = (a: number, b: number, sum: number): boolean =>
  Number.isSafeInteger(sum) && Number.isSafeInteger(a) && Number.isSafeInteger(b);
const sumDown = (a: number, b: number): number => (isExact(a, b, a + b) ? a + b : down(a + b));
const sumUp = (a: number, b: number): number => (isExact(a, b, a + b) ? a + b : up(a + b));

type Combine = (frame: Frame, aLow: number, aHigh: number, bLow: number, bHigh: number) => void;

function binary(left: Bounds, right: Bounds, combine: Combine): Bounds {
  return (frame) => {
    left(frame);
    const { outLow, outHigh } = frame;
    right(frame);
    combine(frame, outLow, outHigh, frame.outLow, frame.outHigh);
  };
}

function set(frame: Frame, low: number, high: number): void {
  frame.outLow = down(low);
  frame.outHigh = up(high);
}

/** Sums are most of a cone: their closure is their own. */
function sum(left: Bounds, right: Bounds): Bounds {
  return (frame) => {
    left(frame);
    const { outLow, outHigh } = frame;
    right(frame);
    frame.outLow = sumDown(outLow, frame.outLow);
    frame.outHigh = sumUp(outHigh, frame.outHigh);
  };
}

/** A product whose factors are both at least zero, as a base and a rate are; the rest goes the long way. */
function product(left: Bounds, right: Bounds): Bounds {
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

const added: Combine = (frame, aLow, aHigh, bLow, bHigh) => {
  frame.outLow = sumDown(aLow, bLow);
  frame.outHigh = sumUp(aHigh, bHigh);
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

function unbounded(frame: Frame): void {
  frame.outLow = -Infinity;
  frame.outHigh = Infinity;
}

/**
 * The multiple of the step that the mode chooses, as a count. It never falls when the value rises, which is all that bounds need. A quotient of whole numbers
 * by a power of ten is compared at its halves exactly; any other is first widened.
 */
function stepsOf(value: number, step: number, mode: RoundingMode, widen: (value: number) => number): number {
  if (Number.isSafeInteger(value) && Number.isSafeInteger(step)) return exactSteps(value, step, mode);
  const steps = widen(widen(value) / step);
  switch (mode) {
    case "half-up":
      return steps < 0 ? -Math.floor(-steps + 0.5) : Math.floor(steps + 0.5);
    case "half-even": {
      const below = Math.floor(steps);
      const rest = steps - below;
      return rest > 0.5 || (rest === 0.5 && below % 2 !== 0) ? below + 1 : below;
    }
    case "up":
      return steps < 0 ? Math.floor(steps) : Math.ceil(steps);
    case "down":
      return Math.trunc(steps);
    case "ceiling":
      return Math.ceil(steps);
    case "floor":
      return Math.floor(steps);
  }
}

function exactSteps(value: number, step: number, mode: RoundingMode): number {
  let below = Math.floor(value / step);
  if (below * step > value) below--;
  const rest = value - below * step;
  if (rest === 0) return below;
  switch (mode) {
    case "half-up":
      return rest * 2 > step || (rest * 2 === step && value > 0) ? below + 1 : below;
    case "half-even":
      return rest * 2 > step || (rest * 2 === step && below % 2 !== 0) ? below + 1 : below;
    case "up":
      return value > 0 ? below + 1 : below;
    case "down":
      return value > 0 ? below : below + 1;
    case "ceiling":
      return below + 1;
    case "floor":
      return below;
  }
}

function lookUpBounds(
  frame: Frame,
  mode: "marginal" | "whole-amount" | "step",
  bands: readonly Band[],
): void {
  const { outLow, outHigh } = frame;
  let low = Infinity;
  let high = -Infinity;
  let floor = -Infinity;
  let paid = 0;
  for (const band of bands) {
    const ceiling = band.bound === null ? Infinity : approximate(band.bound) * UNIT;
    const from = Math.max(outLow, down(floor));
    const to = Math.min(outHigh, up(ceiling));
    const rate = approximate(band.rate);
    const plus = band.plus === null ? 0 : approximate(band.plus) * UNIT;
    const start = floor === -Infinity ? 0 : floor;
    if (from <= to) {
      const at = (amount: number): number =>
        mode === "step"
          ? rate * UNIT + plus
          : mode === "whole-amount"
            ? rate * amount + plus
            : paid + rate * (amount - start);
      low = Math.min(low, at(from), at(to));
      high = Math.max(high, at(from), at(to));
    }
    paid += rate * (ceiling - start);
    floor = ceiling;
  }
  const margin = 1e-12 * Math.max(Math.abs(low), Math.abs(high), Math.abs(outHigh), 1);
  frame.outLow = low - margin;
  frame.outHigh = high + margin;
}
