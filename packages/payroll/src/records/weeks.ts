import { addDays, civilDate, daysBetween, type CivilDate } from "@bareme/kernel";

/** Any Monday: weeks are counted from it. */
const A_MONDAY = civilDate("2024-01-01");

export function mondayOf(date: CivilDate): CivilDate {
  return addDays(date, -daysSinceMonday(date));
}

export function isSunday(date: CivilDate): boolean {
  return daysSinceMonday(date) === 6;
}

function daysSinceMonday(date: CivilDate): number {
  return ((daysBetween(A_MONDAY, date) % 7) + 7) % 7;
}
