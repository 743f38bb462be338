import type { DatedValue } from "@bareme/rule-schema";
import { optionWords } from "../../format/option-words.ts";
import { formatValue } from "../../format/units.ts";

interface Dated {
  readonly from: string;
  readonly known?: string | undefined;
}

/** The value in force on a day: the last that began; of two that began together, the one known last. */
export function inForce<T extends Dated>(values: readonly T[], day: string): T | undefined {
  return values
    .filter(({ from }) => from <= day)
    .reduce<T | undefined>((found, one) => {
      if (found === undefined || one.from > found.from) return one;
      return one.from === found.from && (one.known ?? "") >= (found.known ?? "") ? one : found;
    }, undefined);
}

/** A value with its unit in words; one by key says each; null is a value that ended. */
export function valueInWords(value: DatedValue["value"], unit = ""): string {
  if (value === null) return "sans objet";
  if (typeof value === "string") return formatValue(value, unit);
  return Object.entries(value)
    .map(([key, one]) => `${optionWords(key)} ${one === null ? "sans objet" : formatValue(one, unit)}`)
    .join(", ");
}
