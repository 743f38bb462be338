import {
  add,
  addDays,
  decimalToText,
  greaterThan,
  isZero,
  monthOf,
  ZERO,
  type Decimal,
  type Month,
} from "@bareme/kernel";
import type { FactMap } from "./atoms.ts";
import type { TimeEntry } from "./timesheet.ts";
import { mondayOf } from "./weeks.ts";

/**
 * The longest day of the month, and the longest week that ends in it, in hours: what avenant 4 limits. Entries that give
 * no hours, or only a month's sum, make neither known.
 */
export function longestTimes(entries: readonly TimeEntry[], when: Month): FactMap {
  const worked = entries.flatMap((entry) =>
    "date" in entry && entry.heures !== undefined && !LEFT_OUT.has(entry.nature)
      ? [{ date: entry.date, heures: entry.heures }]
      : [],
  );
  const day = longest(
    worked.filter(({ date }) => monthOf(date) === when),
    ({ date }) => date,
  );
  const week = longest(
    worked.filter(({ date }) => monthOf(addDays(mondayOf(date), 6)) === when),
    ({ date }) => mondayOf(date),
  );
  return {
    ...(!isZero(day) && { plusLongueJournee: decimalToText(day) }),
    ...(!isZero(week) && { plusLongueSemaine: decimalToText(week) }),
  };
}

/** Rest is no work; delegation time enters no fact at all. */
const LEFT_OUT: ReadonlySet<TimeEntry["nature"]> = new Set(["conge", "maladie", "delegation"]);

interface Worked {
  readonly date: Parameters<typeof mondayOf>[0];
  readonly heures: Decimal;
}

function longest(worked: readonly Worked[], keyOf: (one: Worked) => string): Decimal {
  const sums = new Map<string, Decimal>();
  for (const one of worked) sums.set(keyOf(one), add(sums.get(keyOf(one)) ?? ZERO, one.heures));
  return [...sums.values()].reduce((most, sum) => (greaterThan(sum, most) ? sum : most), ZERO);
}
