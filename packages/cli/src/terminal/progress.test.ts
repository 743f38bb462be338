import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderProgress, startProgress } from "./progress.ts";
import { widthOf } from "./screen.ts";

/** No-break spaces read as spaces here. */
const line = (done: number, total: number, columns: number, elapsedMs = 0, period = "2026-03"): string =>
  renderProgress({ done, total, period, elapsedMs }, columns).replaceAll(/[\u00A0\u202F]/g, " ");

describe("the progress of a run of months", () => {
  it("starts with an empty bar, and promises nothing before a month is finished", () => {
    expect(line(0, 36, 80, 500)).toBe(`  ${"░".repeat(20)}   0 / 36  mars 2026`);
  });

  it("shows the part done, the month at work, the rate and the time left", () => {
    // 9 of 36 in 3 s: a quarter of 20 cells is 5, 3 months a second, 27 left at that rate: 9 s.
    expect(line(9, 36, 80, 3000)).toBe(
      `  ${"█".repeat(5)}${"░".repeat(15)}   9 / 36  mars 2026       3 mois/s  encore 9 s`,
    );
  });

  it("ends with a full bar and nothing left", () => {
    expect(line(36, 36, 80, 12_000, "2026-12")).toBe(
      `  ${"█".repeat(20)}  36 / 36  décembre 2026   3 mois/s`,
    );
  });

  it("counts slow months in seconds each, and a long rest in minutes", () => {
    // 2 months in 10 s: 5 s each; 58 left: 290 s, 4 min 50 s, five minutes begun.
    expect(line(2, 60, 80, 10_000)).toContain("2 / 60  mars 2026       5 s/mois  encore 5 min");
  });

  it("stands still from a short month to a long one", () => {
    const [short, long] = ["2026-05", "2026-09"].map((period) => line(9, 36, 80, 3000, period));
    expect(short?.indexOf("3 mois/s")).toBe(long?.indexOf("3 mois/s"));
  });

  it("groups the thousands of a portfolio", () => {
    expect(line(2500, 10_000, 100, 10_000)).toContain(
      " 2 500 / 10 000  mars 2026       250 mois/s  encore 30 s",
    );
  });

  it.each([
    // A quarter of the columns is the bar, and a quarter of it is full; the rate goes first, then the time left, the month and the bar.
    { columns: 60, shown: `  ${"█".repeat(3)}${"░".repeat(12)}   9 / 36  mars 2026       encore 9 s` },
    { columns: 45, shown: `  ${"█".repeat(2)}${"░".repeat(9)}   9 / 36  mars 2026` },
    { columns: 30, shown: `  █${"░".repeat(6)}   9 / 36` },
    { columns: 20, shown: "   9 / 36" },
    { columns: 9, shown: "" },
  ])("drops what matters least on $columns columns", ({ columns, shown }) => {
    expect(line(9, 36, columns, 3000)).toBe(shown);
  });

  it("never takes the last column, whatever the run and the terminal", () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 100_000 }),
        fc.nat({ max: 100_000 }),
        fc.integer({ min: 4, max: 240 }),
        fc.nat({ max: 10_000_000 }),
        (one, other, columns, elapsedMs) => {
          const [done, total] = [Math.min(one, other), Math.max(one, other)];
          expect(widthOf(line(done, total, columns, elapsedMs))).toBeLessThan(columns);
        },
      ),
    );
  });
});

describe("the line on the terminal", () => {
  /** A run whose months end at given times, and what it wrote. */
  const written = (total: number, times: readonly number[]): readonly string[] => {
    const texts: string[] = [];
    let time = 0;
    const progress = startProgress(total, {
      write: (text) => void texts.push(text),
      columns: 80,
      now: () => time,
    });
    for (const [index, at] of times.entries()) {
      time = at;
      progress.onMonth("2026-01", index);
    }
    progress.end();
    return texts;
  };

  it("is not drawn for a few quick months", () => {
    expect(written(6, [0, 100, 200, 300, 400, 500])).toEqual([]);
  });

  it("is drawn for a few months when they are slow, then cleared", () => {
    const texts = written(3, [0, 900, 1800]);
    expect(texts).toHaveLength(2);
    expect(texts[0]).toContain("2 / 3");
    expect(texts[1]).toBe("\r\u001B[K");
  });

  it("is drawn at once for many months, but not at every month", () => {
    const texts = written(13, [0, 10, 20, 120, 130]);
    expect(texts.map((text) => /\d+ \/ 13/.exec(text)?.[0])).toEqual(["0 / 13", "3 / 13", undefined]);
  });

  it("takes the place of the line before", () => {
    for (const text of written(13, [0, 200, 400])) expect(text.startsWith("\r\u001B[K")).toBe(true);
  });
});
