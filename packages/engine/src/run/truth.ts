import type { ComparisonOperator } from "@bareme/rule-schema";
import type { Bounds } from "./bound-arithmetic.ts";
import type { Frame, Run } from "./frame.ts";

/** False, true, or not decided over the range. */
export type Truth = 0 | 1 | 2;

/** Whether two values compare so, from their bounds. */
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

/** Several conditions together; one that is certainly `stop` decides (false for all of them, true for any of them). */
export function jointTruth(args: readonly Run<Truth>[], stop: 0 | 1): Run<Truth> {
  return (frame) => {
    const truths = args.map((arg) => arg(frame));
    return truths.includes(stop) ? stop : truths.includes(2) ? 2 : stop === 0 ? 1 : 0;
  };
}

export function oppositeTruth(of: Run<Truth>): Run<Truth> {
  return (frame) => {
    const truth = of(frame);
    return truth === 2 ? 2 : truth === 1 ? 0 : 1;
  };
}
