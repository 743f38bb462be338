import { describe, expect, it } from "vitest";
import { readMonthsFile } from "./months-file.ts";

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
        opening: { period: "2025-12", "*": "initial" },
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

  it("keeps the month that its opening names", () => {
    const read = readMonthsFile({
      rules: "law/fr",
      opening: { period: "2025-10", "*": "initial" },
      period: "2026-01",
    });
    expect(read.ok && read.value.opening).toEqual({ period: "2025-10", "*": "initial" });
  });

  it.each([
    { about: "out of order", periods: ["2026-02", "2026-01"], says: "2026-01 vient après 2026-02" },
    { about: "twice the same", periods: ["2026-01", "2026-01"], says: "2026-01 figure deux fois" },
  ])("is refused when its months are $about: they are to be put in order", ({ periods, says }) => {
    const read = readMonthsFile({ rules: "law/fr", months: periods.map((period) => ({ period })) });
    expect(read.ok ? [] : read.problems).toMatchObject([
      {
        code: "MONTHS_FILE_INVALID",
        path: ["months", "1", "period"],
        message: expect.stringContaining(says),
        remedy: expect.stringContaining("Rangez les mois dans l'ordre"),
      },
    ]);
  });

  it("is refused when a month knows less than one before it", () => {
    const read = readMonthsFile({
      rules: "law/fr",
      months: [
        { period: "2026-01", asOf: "2026-03-31" },
        { period: "2026-02" },
        { period: "2026-03", asOf: "2026-02-28" },
      ],
    });
    expect(read.ok ? [] : read.problems).toMatchObject([
      { path: ["months", "2", "asOf"], message: expect.stringContaining("2026-03-31") },
    ]);
  });

  it("names a wrong key of a correction as such", () => {
    const corrections = [{ mois: "2026-01", motif: "oubli", raison: "x", facts: {} }];
    const read = readMonthsFile({
      rules: "law/fr",
      months: [{ period: "2026-01" }, { period: "2026-02", corrections }],
    });
    expect(read.ok ? [] : read.problems).toMatchObject([
      {
        path: ["months", "1", "corrections", "0", "raison"],
        message: expect.stringContaining("une clé d'une correction"),
      },
    ]);
  });

  it("tells all its problems at once", () => {
    const read = readMonthsFile({ months: [{}, { period: "2026-02", extra: 1 }] });
    expect(read.ok ? 0 : read.problems.length).toBe(3);
  });
});
