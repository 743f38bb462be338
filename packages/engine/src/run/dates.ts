import {
  addDays,
  compareText,
  daysBetween,
  daysInMonth,
  lastDay,
  monthOf,
  monthsBetween,
  yearOf,
  firstDay,
  type CivilDate,
  type Month,
} from "@bareme/kernel";
import type { DateFunction } from "../expression.ts";
import type { DatedPlan } from "../plan.ts";

/** The two times of an evaluation besides the month itself. */
export interface Moments {
  readonly period: Month;
  readonly payment: CivilDate;
  /** What was known by this date; undefined takes all that is known now. */
  readonly asOf: CivilDate | undefined;
}

/** The value in force at a date, as known at `asOf`: the last `from` not after it; for one `from`, the value known last. */
export function inForce<T>(
  values: readonly DatedPlan<T>[],
  date: string,
  asOf: string | undefined,
): DatedPlan<T> | undefined {
  let found: DatedPlan<T> | undefined;
  for (const value of values) {
    if (value.from > date) continue;
    if (asOf !== undefined && value.known !== null && value.known > asOf) continue;
    if (found === undefined || value.from >= found.from) found = value;
  }
  return found;
}

/** A month cut where a value begins: each span's first day and length. */
export function spans(
  values: readonly { readonly from: string }[],
  period: Month,
): readonly { readonly from: CivilDate; readonly days: number }[] {
  const cuts = [
    ...new Set([
      firstDay(period),
      ...values.map((value) => value.from as CivilDate).filter((from) => monthOf(from) === period),
    ]),
  ].sort(compareText);
  return cuts.map((from, index) => ({
    from,
    days: daysBetween(from, cuts[index + 1] ?? addDays(lastDay(period), 1)),
  }));
}

export function callDateFunction(
  name: Exclude<DateFunction, "earliest" | "latest">,
  args: readonly CivilDate[],
): number {
  const [first, second] = args as readonly [CivilDate, CivilDate];
  switch (name) {
    case "daysBetween":
      return daysBetween(first, second);
    case "monthsBetween":
      return monthsBetween(first, second);
    case "daysInMonth":
      return daysInMonth(monthOf(first));
    case "year":
      return yearOf(first);
    case "month":
      return Number(first.slice(5, 7));
  }
}
