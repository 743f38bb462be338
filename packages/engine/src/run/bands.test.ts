import { describe, expect, it } from "vitest";
import { gridResult } from "./bands.ts";

const band = (rate: string, upTo: string | null = null, below: string | null = null) => ({
  rate,
  upTo,
  below,
  plus: null,
});

describe("what a table of bands gives for an amount, before any rounding", () => {
  it("each rate on its slice: 10 % of 70 000, then 8 % of one cent", () => {
    const bands = [band("10", "70000"), band("8")];
    expect(gridResult({ mode: "marginal", in: "EUR", rate: "%" }, bands, "70000.01")).toBe("7000.0008");
  });

  it("a bound that is left out belongs to the band above", () => {
    const bands = [band("10", null, "5000"), band("8")];
    expect(gridResult({ mode: "whole-amount", in: "EUR", rate: "%" }, bands, "5000")).toBe("400.00");
  });

  it("a rate that is the result is said as it is written", () => {
    const bands = [band("7.5", "20"), band("12")];
    const found = ["20", "20.01"].map((amount) =>
      gridResult({ mode: "step", in: "day", rate: "%" }, bands, amount),
    );
    expect(found.map(Number)).toEqual([7.5, 12]);
  });
});
