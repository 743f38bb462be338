import { compare, type Decimal } from "@bareme/kernel";
import type { ComparisonOperator } from "@bareme/rule-schema";
import type { Run } from "./frame.ts";

/** Whether an order (negative, zero, positive) is the one that the operator asks. */
export const HOLDS: { readonly [R in ComparisonOperator]: (order: number) => boolean } = {
  "=": (order) => order === 0,
  "!=": (order) => order !== 0,
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
};

export function compareNumbers(
  relation: ComparisonOperator,
  left: Run<Decimal>,
  right: Run<Decimal>,
): Run<boolean> {
  const holds = HOLDS[relation];
  return (frame) => holds(compare(left(frame), right(frame)));
}

/** Conditions are only equal or not. */
export function compareBooleans(
  relation: ComparisonOperator,
  left: Run<boolean>,
  right: Run<boolean>,
): Run<boolean> {
  const wanted = relation === "=";
  return (frame) => (left(frame) === right(frame)) === wanted;
}

/** Texts, and dates, which sort as text. */
export function compareTexts(
  relation: ComparisonOperator,
  left: Run<string>,
  right: Run<string>,
): Run<boolean> {
  const holds = HOLDS[relation];
  return (frame) => {
    const one = left(frame);
    const other = right(frame);
    return holds(one < other ? -1 : one > other ? 1 : 0);
  };
}
