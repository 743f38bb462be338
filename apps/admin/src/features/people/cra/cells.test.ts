import { describe, expect, it } from "vitest";
import { parseMonth } from "@bareme/kernel";
import { cellText, daysOf, isCell, sumOf } from "./cells.ts";
import type { Piece } from "../records/shapes.ts";

function entry(key: string, record: Record<string, unknown>): Piece {
  return { kind: "cra", key, date: key.slice(0, 10), data: JSON.stringify(record), revision: 3 };
}

const kept = entry("2026-06-08|audit|prestation", {
  date: "2026-06-08",
  mission: "audit",
  nature: "prestation",
  heures: "7",
  jours: "1",
  teletravail: true,
  commentaire: "atelier",
});

describe("the calendar of a CRA", () => {
  it("has the days of its month, Saturdays and Sundays told", () => {
    const month = parseMonth("2026-02");
    if (month === undefined) throw new Error("no month");
    const days = daysOf(month);
    expect(days).toHaveLength(28);
    expect(days.filter(({ isWeekend }) => isWeekend).map(({ date }) => date)).toEqual([
      "2026-02-01",
      "2026-02-07",
      "2026-02-08",
      "2026-02-14",
      "2026-02-15",
      "2026-02-21",
      "2026-02-22",
      "2026-02-28",
    ]);
  });

  it("shows what is kept until something is typed over it", () => {
    expect(cellText("jours", { typed: undefined, kept })).toBe("1");
    expect(cellText("teletravail", { typed: undefined, kept })).toBe("1");
    expect(cellText("heures", { typed: "6,5", kept })).toBe("6,5");
  });

  it("takes days by halves and hours as they are, and adds them up exactly", () => {
    expect(isCell("jours", "0,5")).toBe(true);
    expect(isCell("jours", "0,7")).toBe(false);
    expect(isCell("heures", "7,25")).toBe(true);
    expect(isCell("heures", "sept")).toBe(false);
    expect(sumOf(["0,1", "0,2", "", "sept"])).toBe("0.3");
  });
});
