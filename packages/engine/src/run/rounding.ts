import { decimal, fromInteger, roundTo, scaleBy, type Decimal } from "@bareme/kernel";
import { within, type Expression } from "../expression.ts";
import type { Run } from "./frame.ts";
import type { LinkContext, Owner } from "./link-context.ts";

/** A rounding over a quotient or power first tries bounds in doubles: when both round alike the result is certain, and 50 digits are not needed. */
export function compileRound(
  exact: Run<Decimal>,
  expression: Extract<Expression, { op: "round" }>,
  owner: Owner,
  context: LinkContext,
): Run<Decimal> {
  const step = decimal(expression.step);
  const { mode } = expression;
  const costly = [...within(expression.of)].some((part) => part.op === "divide" || part.op === "power");
  const places = /^0\.0*1$|^1$/.test(expression.step)
    ? (expression.step.split(".")[1]?.length ?? 0)
    : undefined;
  if (!costly || places === undefined) return (frame) => roundTo(exact(frame), step, mode);
  const filter = context.roundingFilter(expression.of, expression.step, mode, owner);
  return (frame) => {
    const units = filter(frame);
    return units === undefined ? roundTo(exact(frame), step, mode) : scaleBy(fromInteger(units), -places);
  };
}
