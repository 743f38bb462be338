import { frenchNumber } from "@bareme/kernel";
import type { Payslip } from "./words.ts";

export type Section = Payslip["sections"][number];
export type Line = Section["lines"][number];

const NARROW = "\u202F";

/** A line that moves something; the others are shown on demand, for a zero is explained too. */
export function isMoving({ employee, employer, amount }: Line): boolean {
  return [employee, employer, amount].some((part) => part !== null && /[1-9]/.test(part));
}

export function countStill(sections: readonly Section[]): number {
  return sections.flatMap(({ lines }) => lines).filter((line) => !isMoving(line)).length;
}

export function nameOf({ label, item }: Line): string {
  return item === undefined ? label : `${label} · ${item}`;
}

/** A rate of one part, in percent. */
export function partRate(rate: string | null): string {
  return rate === null ? "" : `${frenchNumber(rate, 2)}${NARROW}%`;
}

/** A number of nothing in particular has « 1 » for its unit. */
export function unitWord(unit: string | null): string {
  return unit === null || unit === "1" ? "" : unit;
}
