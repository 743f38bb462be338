import { describe, expect, it } from "vitest";
import { frenchDate, frenchMonth, frenchNumber } from "./french.ts";

describe("figures as French readers write them", () => {
  it.each([
    ["1234.5", 2, "1\u202F234,50"],
    ["1234567.891", 2, "1\u202F234\u202F567,891"],
    ["-0.10", 2, "\u22120,10"],
    ["-0.00", 2, "0,00"],
    ["12.000", 0, "12"],
    ["6.900", 2, "6,90"],
    ["999", 0, "999"],
  ])("%s with %i places is %s", (text, places, written) => {
    expect(frenchNumber(text, places)).toBe(written);
  });

  it("names months and dates, the first of a month apart", () => {
    expect(frenchMonth("2026-08")).toBe("août 2026");
    expect(frenchDate("2027-01-01")).toBe("1ᵉʳ janvier 2027");
    expect(frenchDate("2026-11-09")).toBe("9 novembre 2026");
  });
});
