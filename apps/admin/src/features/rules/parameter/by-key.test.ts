import { describe, expect, it } from "vitest";
import { byKey, keysOf, lastFigures } from "./by-key.ts";

const ROWS = [
  { from: "2026-01-01", value: { junior: "2700", senior: "3200" } },
  { from: "2027-01-01", value: { senior: "3300", expert: null } },
];

describe("a parameter given by key", () => {
  it("has a row for each key that any date names", () => {
    expect(keysOf(ROWS)).toEqual(["junior", "senior", "expert"]);
    expect(byKey(ROWS)).toEqual([
      { key: "junior", cells: ["2700", undefined] },
      { key: "senior", cells: ["3200", "3300"] },
      { key: "expert", cells: [undefined, null] },
    ]);
  });

  it("a new date begins with the figures of the last one, and with nothing for a key that it left out", () => {
    expect([...lastFigures(ROWS)]).toEqual([
      ["senior", "3300"],
      ["expert", null],
    ]);
  });

  it("a date whose value is one figure has none by key", () => {
    expect(byKey([{ from: "2026-01-01", value: "12" }])).toEqual([]);
  });
});
