import { describe, expect, it } from "vitest";
import { pathInFile } from "./place-in-file.ts";

describe("where a month's problem lies in the file", () => {
  const data = {
    rules: "x",
    facts: { niveau: "senior" },
    months: [
      { period: "2026-01" },
      { period: "2026-02", facts: { missions: [{ id: "a" }, { id: "b", caFacture: 1 }] }, pins: { x: "1" } },
    ],
  };

  it.each([
    { path: ["missions", "b", "caFacture"], found: ["months", 1, "facts", "missions", 1, "caFacture"] },
    { path: ["niveau"], found: ["facts", "niveau"] },
    { path: ["pins", "x"], found: ["months", 1, "pins", "x"] },
    { path: ["period"], found: ["months", 1, "period"] },
    { path: ["absent"], found: ["months", 1, "period"] },
  ])("$path", ({ path, found }) => {
    expect(pathInFile(data, 1, path)).toEqual(found);
  });
});

describe("where a correction's problem lies in the file", () => {
  const data = {
    rules: "x",
    months: [
      { period: "2026-01", facts: { heures: "1" } },
      {
        period: "2026-02",
        facts: { heures: "2" },
        corrections: [
          { mois: "2026-01", motif: "a", facts: { heures: "900", missions: [{ id: "m", caFacture: 1 }] } },
          { mois: "2026-01", motif: "b", facts: { autre: "x" } },
        ],
      },
    ],
  };
  const first = ["months", 1, "corrections", 0];

  it.each([
    { path: ["2026-01", "heures"], found: [...first, "facts", "heures"] },
    {
      path: ["2026-01", "missions", "m", "caFacture"],
      found: [...first, "facts", "missions", 0, "caFacture"],
    },
    { path: ["2026-01", "autre"], found: ["months", 1, "corrections", 1, "facts", "autre"] },
    { path: ["2026-01", "absent"], found: ["months", 1, "corrections", 1] },
    { path: ["corrections", "2026-01"], found: ["months", 1, "corrections", 1] },
  ])("$path", ({ path, found }) => {
    expect(pathInFile(data, 1, path)).toEqual(found);
  });

  it("is the closed month itself when no correction speaks of it", () => {
    const without = { ...data, months: data.months.map(({ period, facts }) => ({ period, facts })) };
    expect(pathInFile(without, 1, ["2026-01", "heures"])).toEqual(["months", 0, "facts", "heures"]);
  });
});
