import type { RoundingMode } from "@bareme/kernel";
import type { Expression } from "../expression.ts";
import {
  difference,
  exactPoint,
  extreme,
  magnitude,
  negation,
  product,
  quotient,
  raised,
  sum,
  sumOverItems,
  unbounded,
  type Bounds,
} from "./bound-arithmetic.ts";
import { lookupBounds } from "./bound-lookup.ts";
import { decidedSteps, roundedBounds } from "./bound-rounding.ts";
import { chosenByCone, readsCone, structural } from "./cone-reads.ts";
import { compileBands, compileBoolean, compileNumber } from "./exact.ts";
import type { Run } from "./frame.ts";
import type { LinkContext, Owner } from "./link-context.ts";
import { compareTruth, jointTruth, oppositeTruth, type Truth } from "./truth.ts";

/** Compiles an expression to bounds: of the parts where they say more than its exact value, else of that value. */
export function compileBounds(expression: Expression, owner: Owner, context: LinkContext): Bounds {
  if (chosenByCone(expression, context)) return unbounded;
  if (!structural(expression, context)) return fixedPoint(expression, owner, context);
  const sub = (part: Expression): Bounds => compileBounds(part, owner, context);
  switch (expression.op) {
    case "ref":
      return coneReference(expression, owner, context);
    case "add":
      return sum(sub(expression.left), sub(expression.right));
    case "subtract":
      return difference(sub(expression.left), sub(expression.right));
    case "multiply":
      return product(sub(expression.left), sub(expression.right));
    case "divide":
      return quotient(sub(expression.left), sub(expression.right));
    case "power":
      return raised(sub(expression.left), sub(expression.right));
    case "negate":
      return negation(sub(expression.of));
    case "absolute":
      return magnitude(sub(expression.of));
    case "min":
      return extreme(Math.min, expression.args.map(sub));
    case "max":
      return extreme(Math.max, expression.args.map(sub));
    case "round":
      return roundedBounds(sub(expression.of), expression.step, expression.mode);
    case "if":
      return conditional(
        compileTruth(expression.condition, owner, context),
        compileBoolean(expression.condition, owner, context),
        sub(expression.then),
        sub(expression.otherwise),
      );
    case "sum":
      return sumOverItems(sub(expression.of), context.collectionIndex(expression.collection));
    case "allocate":
      return shareOf(
        sub(expression.total),
        sub(expression.weight),
        context.collectionIndex(expression.collection),
      );
    case "lookup": {
      const bands = compileBands(expression, owner, context);
      return lookupBounds(sub(expression.of), bands, context.grid(expression.grid).mode);
    }
    default:
      return exactPoint(compileNumber(expression, owner, context));
  }
}

/** A condition over a range: certainly true, certainly false, or not decided. */
export function compileTruth(expression: Expression, owner: Owner, context: LinkContext): Run<Truth> {
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
      return jointTruth(args, expression.op === "and" ? 0 : 1);
    }
    case "not":
      return oppositeTruth(compileTruth(expression.of, owner, context));
    case "ref": {
      const { slot, each } = context.slot(expression.id);
      return (frame) => (each ? (frame.lowByItem[slot]?.[frame.item] ?? 2) : frame.low[slot]) as Truth;
    }
    default:
      return () => 2;
  }
}

/** The rounded value in units of the step when its bounds round alike, else undefined. */
export function compileFilter(
  of: Expression,
  step: string,
  mode: RoundingMode,
  owner: Owner,
  context: LinkContext,
): Run<number | undefined> {
  const bounds = compileBounds(of, owner, { ...context, inCone: () => false, reservePoint: null });
  return decidedSteps(bounds, step, mode);
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

function conditional(truth: Run<Truth>, exact: Run<boolean>, then: Bounds, otherwise: Bounds): Bounds {
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

/** A share of a total lies between nothing and the total. */
function shareOf(total: Bounds, weight: Bounds, collection: number): Bounds {
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
