import fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  addDays,
  addMonths,
  civilDate,
  daysBetween,
  daysInMonth,
  firstDay,
  lastDay,
  month,
  monthOf,
  monthsBetween,
  parseCivilDate,
  parseMonth,
  yearOf,
} from "./civil-date.ts";
import { compareText } from "./compare-text.ts";

const FIRST = civilDate("1900-01-01");
const LAST = civilDate("9999-12-31");
const dates = fc.integer({ min: 0, max: daysBetween(FIRST, LAST) }).map((days) => addDays(FIRST, days));

describe("reading", () => {
  it.each(["2026-11-30", "2024-02-29", "2000-02-29", "1900-01-01", "9999-12-31"])("%s is a date", (text) => {
    expect(parseCivilDate(text)).toBe(text);
  });

  it.each([
    "2026-02-31",
    "2026-02-29",
    "1900-02-29",
    "2100-02-29",
    "2026-04-31",
    "2026-13-01",
    "2026-00-10",
    "2026-01-00",
    "1899-12-31",
    "26-01-01",
    "2026-1-1",
    "2026-01-01T00:00",
    " 2026-01-01",
    "2026-01-01\n",
    "01/02/2026",
    "",
    20260101,
    null,
    undefined,
  ])("%j is no date", (input) => {
    expect(parseCivilDate(input)).toBeUndefined();
  });

  it.each(["2026-13", "2026-00", "1899-12", "2026-1", "2026-01-01", "", 202601, null])(
    "%j is no month",
    (input) => {
      expect(parseMonth(input)).toBeUndefined();
    },
  );

  it("throws on broken literals", () => {
    expect(() => civilDate("2026-02-31")).toThrow(SyntaxError);
    expect(() => month("2026-13")).toThrow(SyntaxError);
  });
});

describe("months", () => {
  it.each([
    ["2026-02", 28],
    ["2024-02", 29],
    ["2026-04", 30],
    ["2026-12", 31],
  ])("%s has %i days", (text, days) => {
    expect(daysInMonth(month(text))).toBe(days);
    expect(lastDay(month(text))).toBe(`${text}-${days}`);
    expect(firstDay(month(text))).toBe(`${text}-01`);
    expect(daysBetween(firstDay(month(text)), lastDay(month(text)))).toBe(days - 1);
  });

  it.each([
    ["2026-11", 2, "2027-01"],
    ["2026-01", -1, "2025-12"],
    ["2026-12", -12, "2025-12"],
    ["2026-06", 0, "2026-06"],
    ["2026-01", 26, "2028-03"],
  ])("%s and %i months is %s", (text, n, expected) => {
    expect(addMonths(month(text), n)).toBe(expected);
  });

  it("belong to dates", () => {
    expect(monthOf(civilDate("2026-11-22"))).toBe("2026-11");
    expect(yearOf(civilDate("2026-11-22"))).toBe(2026);
    expect(yearOf(month("2026-11"))).toBe(2026);
  });
});

describe("days", () => {
  it("follow one another from 1900 to 9999, each once", () => {
    let date = FIRST;
    let number = 0;
    for (let year = 1900; year <= 9999; year += 1) {
      for (let index = 1; index <= 12; index += 1) {
        const current = month(`${year}-${String(index).padStart(2, "0")}`);
        if (firstDay(current) !== date || daysBetween(FIRST, date) !== number)
          expect.fail(`${current} starts ${date}`);
        number += daysInMonth(current);
        if (current !== "9999-12") date = addDays(FIRST, number);
      }
    }
    expect(number).toBe(daysBetween(FIRST, LAST) + 1);
  });

  it("count across leap years", () => {
    expect(daysBetween(civilDate("2024-01-01"), civilDate("2025-01-01"))).toBe(366);
    expect(daysBetween(civilDate("2025-01-01"), civilDate("2024-01-01"))).toBe(-366);
    expect(daysBetween(civilDate("1970-01-01"), civilDate("2000-01-01"))).toBe(10_957);
    expect(addDays(civilDate("2024-02-28"), 2)).toBe("2024-03-01");
  });

  it("added then counted give the same number, and sort as their text", () => {
    fc.assert(
      fc.property(dates, dates, (from, to) => {
        expect(parseCivilDate(from)).toBe(from);
        expect(addDays(from, daysBetween(from, to))).toBe(to);
        expect(compareText(from, to)).toBe(
          Math.sign(daysBetween(to, from)) === 0 ? 0 : -Math.sign(daysBetween(from, to)),
        );
      }),
    );
  });

  it("stay within 1900 to 9999", () => {
    expect(() => addDays(FIRST, -1)).toThrow(RangeError);
    expect(() => addDays(LAST, 1)).toThrow(RangeError);
    expect(() => addMonths(month("9999-12"), 1)).toThrow(RangeError);
    expect(() => addMonths(month("1900-01"), -1)).toThrow(RangeError);
    expect(() => addDays(FIRST, 0.5)).toThrow(RangeError);
  });
});

it.each([
  ["2026-01-15", "2026-02-14", 0],
  ["2026-01-15", "2026-02-15", 1],
  ["2026-01-31", "2026-02-27", 0],
  ["2026-01-31", "2026-02-28", 1],
  ["2024-01-31", "2024-02-28", 0],
  ["2025-11-22", "2026-11-22", 12],
  ["2026-11-22", "2025-11-22", -12],
  ["2026-02-15", "2026-01-16", 0],
  ["2026-11-22", "2026-11-22", 0],
])("from %s to %s: %i whole months", (from, to, expected) => {
  expect(monthsBetween(civilDate(from), civilDate(to))).toBe(expected);
});
