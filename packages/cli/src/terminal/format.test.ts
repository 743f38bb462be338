import { describe, expect, it } from "vitest";
import {
  formatAmount,
  formatDate,
  formatEuros,
  formatMonth,
  formatNumber,
  formatWithUnit,
  isZeroText,
} from "./format.ts";

describe("figures as French readers write them", () => {
  it.each([
    { text: "6004.94", shown: "6\u202F004,94" },
    { text: "-1234567.5", shown: "\u22121\u202F234\u202F567,50" },
    { text: "0.00", shown: "0,00" },
    { text: "-0.00", shown: "0,00" },
    { text: "1", shown: "1,00" },
    { text: "15.6524", shown: "15,6524" },
  ])("$text is $shown", ({ text, shown }) => {
    expect(formatAmount(text)).toBe(shown);
  });

  it("keeps every digit but zeros that only fill", () => {
    expect(formatNumber("151.6700000000")).toBe("151,67");
    expect(formatNumber("1.0000000000")).toBe("1");
  });

  it("puts the unit after the figure", () => {
    expect(formatEuros("12.00")).toBe("12,00\u00A0€");
    expect(formatWithUnit("0.024", "%")).toBe("0,024\u202F%");
    expect(formatWithUnit("151.67", "hour")).toBe("151,67");
  });

  it("writes dates and months out", () => {
    expect(formatDate("2027-01-01")).toBe("1ᵉʳ janvier 2027");
    expect(formatMonth("2026-08")).toBe("août 2026");
  });

  it("tells an amount of zero, however it is written", () => {
    expect([null, "0", "-0.00", "0.01"].map(isZeroText)).toEqual([true, true, true, false]);
  });
});
