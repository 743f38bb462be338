import { addMonths, month, parseMonth } from "@bareme/kernel";

type Opening = Readonly<Record<string, unknown>>;

/** The calendar has no month before this one. */
const FIRST = month("1900-01");

/**
 * An opening state with the month that it closed: by default the one before the first month that is run. Without it the values that start anew
 * with the year would go on.
 */
export function datedOpening(opening: Opening, firstRun: unknown): Opening {
  const first = parseMonth(firstRun);
  if (opening["period"] !== undefined || first === undefined || first === FIRST) return opening;
  return { ...opening, period: addMonths(first, -1) };
}
