import { describe, expect, it } from "vitest";
import { dayOf, figureOf, figureText, pastedValues } from "./typed-figure.ts";

describe("a figure as people type it", () => {
  it.each([
    { typed: "4\u202F100,50 €", value: "4100.50" },
    { typed: "4100.50", value: "4100.50" },
    { typed: "6,90 %", value: "6.90" },
    { typed: "−12", value: "-12" },
    { typed: "Fin", value: null },
    { typed: "dix", value: "dix" },
  ])("« $typed » is $value", ({ typed, value }) => {
    expect(figureOf(typed)).toBe(value);
  });

  it("stands in its field to the digit", () => {
    expect([figureText("6.90"), figureText("4005"), figureText(null)]).toEqual(["6,90", "4005", "fin"]);
  });
});

describe("a day as people type it", () => {
  it.each([
    { typed: "2027-01-01", day: "2027-01-01" },
    { typed: "1/1/2027", day: "2027-01-01" },
    { typed: "31.12.2026", day: "2026-12-31" },
    { typed: "31/02/2027", day: undefined },
    { typed: "janvier", day: undefined },
  ])("$typed", ({ typed, day }) => {
    expect(dayOf(typed)).toBe(day);
  });
});

describe("cells pasted from a spreadsheet", () => {
  it("give a value for each line, headings left out", () => {
    expect(pastedValues("Date\tPlafond\r\n01/01/2027\t4 100,00\r\n01/01/2028\t4 200\r\n")).toEqual([
      { from: "2027-01-01", value: "4100.00" },
      { from: "2028-01-01", value: "4200" },
    ]);
  });

  it("that are a single text, or hold lines without a day, are none", () => {
    expect(pastedValues("4100")).toBeUndefined();
    expect(pastedValues("a\tb\nc\td\n01/01/2027\t1")).toBeUndefined();
  });
});
