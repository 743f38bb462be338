import { describe, expect, it } from "vitest";
import { pathInFile, readMonthsFile } from "./months-file.ts";

describe("a file of months", () => {
  it("reads a single month", () => {
    expect(
      readMonthsFile({
        rules: "company/x",
        period: "2026-01",
        paymentDate: "2026-01-31",
        facts: { niveau: "senior" },
      }),
    ).toEqual({
      ok: true,
      value: {
        rules: ["company/x"],
        facts: {},
        months: [{ period: "2026-01", paymentDate: "2026-01-31", facts: { niveau: "senior" } }],
      },
    });
  });

  it("reads months in a row with shared facts and an opening", () => {
    const read = readMonthsFile({
      rules: ["law/fr"],
      facts: { a: "1" },
      opening: { "*": "initial" },
      months: [{ period: "2026-01" }, { period: "2026-02", pins: { x: "1.00" } }],
    });
    expect(read).toEqual({
      ok: true,
      value: {
        rules: ["law/fr"],
        facts: { a: "1" },
        opening: { "*": "initial" },
        months: [
          { period: "2026-01", facts: {} },
          { period: "2026-02", facts: {}, pins: { x: "1.00" } },
        ],
      },
    });
  });

  it.each([
    { data: "du texte", path: [], about: "is no dictionary" },
    { data: { period: "2026-01", facts: {} }, path: ["rules"], about: "names no rules" },
    { data: { rules: "law/fr", facts: {} }, path: [], about: "has no month" },
    { data: { rules: "law/fr", months: [] }, path: ["months"], about: "has an empty list of months" },
    {
      data: { rules: "law/fr", months: [{ period: "2026-01" }], period: "2026-02" },
      path: ["period"],
      about: "is both",
    },
    {
      data: { rules: "law/fr", months: [{ period: "2026-01", heures: "1" }] },
      path: ["months", "0", "heures"],
      about: "puts a fact beside « facts »",
    },
    {
      data: { rules: "law/fr", period: 2026, facts: {} },
      path: ["period"],
      about: "has a month that is a number",
    },
    {
      data: { rules: "law/fr", period: "2026-01", facts: [] },
      path: ["facts"],
      about: "has facts that are a list",
    },
  ])("is refused when it $about", ({ data, path }) => {
    const read = readMonthsFile(data);
    expect(read.ok ? [] : read.problems.map((problem) => [problem.code, problem.path])).toContainEqual([
      "MONTHS_FILE_INVALID",
      path,
    ]);
  });

  it("tells all its problems at once", () => {
    const read = readMonthsFile({ months: [{}, { period: "2026-02", extra: 1 }] });
    expect(read.ok ? 0 : read.problems.length).toBe(3);
  });
});

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
