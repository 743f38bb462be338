import type { ValueType } from "./plan.ts";

/** What a declared type is inside the engine: whole and decimal numbers are numbers, a choice is a text. */
export function valueType(type: string): ValueType {
  return type === "decimal" || type === "integer"
    ? "number"
    : type === "date" || type === "boolean"
      ? type
      : "text";
}
