import { within, type Expression } from "../expression.ts";
import type { LinkContext } from "./link-context.ts";

/** Whether an expression reads the unknown or a node between it and the constraints. */
export function readsCone(expression: Expression, context: LinkContext): boolean {
  return [...within(expression)].some((part) => part.op === "ref" && context.inCone(part.id));
}

/** Whether bounds of the parts say more than the exact value: over the cone, or above a quotient or power. */
export function structural(expression: Expression, context: LinkContext): boolean {
  if (isLeaf(expression)) return false;
  return (
    readsCone(expression, context) ||
    [...within(expression)].some((part) => part.op === "divide" || part.op === "power")
  );
}

/** A key or date that hangs on the unknown chooses the value itself: nothing is claimed of it. */
export function chosenByCone(expression: Expression, context: LinkContext): boolean {
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
