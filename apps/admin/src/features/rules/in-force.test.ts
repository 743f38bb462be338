import { describe, expect, it } from "vitest";
import { inForce, valueInWords } from "./in-force.ts";

const VALUES = [
  { from: "2024-01-01", value: "2.5" },
  { from: "2025-01-01", value: "2.4" },
  { from: "2025-01-01", value: "2.25", known: "2025-02-28" },
  { from: "2026-01-01", value: null },
];

describe("the value in force on a day", () => {
  it.each([
    { day: "2023-12-31", value: undefined, why: "before the first, none" },
    { day: "2024-12-31", value: "2.5", why: "until the eve of the next" },
    { day: "2025-01-01", value: "2.25", why: "from its day on; of two, the one known last" },
    { day: "2026-06-01", value: null, why: "ended is told from never begun" },
  ])("$day: $why", ({ day, value }) => {
    expect(inForce(VALUES, day)?.value).toBe(value);
  });

  it("is read with its unit, key by key where there are several", () => {
    expect(valueInWords("4005", "EUR")).toBe("4\u202F005,00\u202F€");
    expect(valueInWords({ junior: "70", senior: null }, "%")).toBe("Junior 70\u202F%, Senior sans objet");
    expect(valueInWords(null, "%")).toBe("sans objet");
  });
});
