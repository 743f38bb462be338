declare const civilDateBrand: unique symbol;
declare const monthBrand: unique symbol;

/**
 * A day of the calendar, "YYYY-MM-DD", with no time and no time zone: proleptic Gregorian, years 1900 to 9999.
 * Two of them sort as their text does: `<` and `compareText` give the order of time.
 */
export type CivilDate = string & { readonly [civilDateBrand]: true };

/** A month of the calendar, "YYYY-MM", years 1900 to 9999. It sorts as its text does. */
export type Month = string & { readonly [monthBrand]: true };

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const MONTH = /^\d{4}-\d{2}$/;
const FIRST_YEAR = 1900;
const LAST_YEAR = 9999;
const DAYS: readonly number[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Reads outside data: "YYYY-MM-DD" naming a day that exists, else undefined (31 February, year 1899). */
export function parseCivilDate(input: unknown): CivilDate | undefined {
  if (typeof input !== "string" || !DATE.test(input)) return undefined;
  const { year, month, day } = partsOf(input);
  if (!isMonth(year, month) || day < 1 || day > lengthOf(year, month)) return undefined;
  return input as CivilDate;
}

/** The date of a literal written in code or a test. Throws SyntaxError when it is not a date. */
export function civilDate(text: string): CivilDate {
  const date = parseCivilDate(text);
  if (date === undefined) throw new SyntaxError(`not a date: ${JSON.stringify(text)}`);
  return date;
}

/** Reads outside data: "YYYY-MM", else undefined. */
export function parseMonth(input: unknown): Month | undefined {
  if (typeof input !== "string" || !MONTH.test(input)) return undefined;
  const { year, month } = partsOf(input);
  return isMonth(year, month) ? (input as Month) : undefined;
}

/** The month of a literal written in code or a test. Throws SyntaxError when it is not a month. */
export function month(text: string): Month {
  const parsed = parseMonth(text);
  if (parsed === undefined) throw new SyntaxError(`not a month: ${JSON.stringify(text)}`);
  return parsed;
}

export function monthOf(date: CivilDate): Month {
  return date.slice(0, 7) as Month;
}

export function firstDay(month: Month): CivilDate {
  return `${month}-01` as CivilDate;
}

export function lastDay(month: Month): CivilDate {
  return `${month}-${daysInMonth(month)}` as CivilDate;
}

/** Calendar days, 28 to 31. */
export function daysInMonth(month: Month): number {
  const parts = partsOf(month);
  return lengthOf(parts.year, parts.month);
}

/** The month `n` months later (earlier when negative). Throws RangeError outside 1900 to 9999. */
export function addMonths(month: Month, n: number): Month {
  const parts = partsOf(month);
  const index = parts.year * 12 + parts.month - 1 + integer(n);
  const year = Math.floor(index / 12);
  return monthText(year, index - year * 12 + 1) as Month;
}

/** The date `n` calendar days later (earlier when negative). Throws RangeError outside 1900 to 9999. */
export function addDays(date: CivilDate, n: number): CivilDate {
  return dateOfDayNumber(dayNumber(date) + integer(n));
}

/** Calendar days from `from` to `to`: to - from, negative when `to` comes first. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from);
}

/**
 * Whole months elapsed from `from` to `to`; the opposite of the reverse count when `to` comes first.
 * A month is complete on the same day of the month or, when the month has no such day, on its last day
 * (Code de procédure civile, art. 641): from 31 January to 28 February there is one, in a common year.
 */
export function monthsBetween(from: CivilDate, to: CivilDate): number {
  if (to < from) return 0 - monthsBetween(to, from);
  const start = partsOf(from);
  const end = partsOf(to);
  const months = (end.year - start.year) * 12 + end.month - start.month;
  const complete = end.day >= Math.min(start.day, lengthOf(end.year, end.month));
  return complete ? months : months - 1;
}

export function yearOf(when: CivilDate | Month): number {
  return partsOf(when).year;
}

/** The numbers of an ISO text; the day is 1 when there is none. */
function partsOf(text: string): { year: number; month: number; day: number } {
  return {
    year: Number(text.slice(0, 4)),
    month: Number(text.slice(5, 7)),
    day: text.length === 7 ? 1 : Number(text.slice(8, 10)),
  };
}

function isMonth(year: number, month: number): boolean {
  return year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12;
}

function lengthOf(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : (DAYS[month - 1] ?? 0);
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function integer(n: number): number {
  if (!Number.isSafeInteger(n)) throw new RangeError(`not an integer: ${n}`);
  return n;
}

function monthText(year: number, month: number): string {
  if (!isMonth(year, month)) throw new RangeError(`outside the years ${FIRST_YEAR} to ${LAST_YEAR}`);
  return `${year}-${String(month).padStart(2, "0")}`;
}

// Day numbers count from 1 March of year 0: with February last, the leap day ends its year and the days before the
// nth month of the year, March being 0, are floor((153n + 2) / 5).

function dayNumber(date: CivilDate): number {
  const { year, month, day } = partsOf(date);
  const marchYear = month > 2 ? year : year - 1;
  const marchMonth = month > 2 ? month - 3 : month + 9;
  return daysBeforeYear(marchYear) + daysBeforeMonth(marchMonth) + day - 1;
}

function dateOfDayNumber(days: number): CivilDate {
  let marchYear = Math.floor((days * 400) / 146_097);
  if (daysBeforeYear(marchYear) > days) marchYear -= 1;
  else if (daysBeforeYear(marchYear + 1) <= days) marchYear += 1;
  const dayOfYear = days - daysBeforeYear(marchYear);
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - daysBeforeMonth(marchMonth) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = month > 2 ? marchYear : marchYear + 1;
  return `${monthText(year, month)}-${String(day).padStart(2, "0")}` as CivilDate;
}

function daysBeforeYear(marchYear: number): number {
  return (
    365 * marchYear + Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400)
  );
}

function daysBeforeMonth(marchMonth: number): number {
  return Math.floor((153 * marchMonth + 2) / 5);
}
