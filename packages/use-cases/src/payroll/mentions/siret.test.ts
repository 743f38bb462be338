import { describe, expect, it } from "vitest";
import { readSiret } from "./siret.ts";

describe("a SIRET", () => {
  // 7 3 2 8 2 9 3 2 0 0 0 0 7 4, every second digit from the right doubled:
  // 5 + 3 + 4 + 8 + 4 + 9 + 6 + 2 + 0 + 0 + 0 + 0 + 5 + 4 = 50, a multiple of ten.
  it("is fourteen digits whose last answers to the others, however they are spaced", () => {
    expect(readSiret("73282932000074")).toBe("73282932000074");
    expect(readSiret("732 829 320 00074")).toBe("73282932000074");
  });

  it.each([
    ["one digit typed for another", "73282932000075"],
    ["two neighbours swapped", "73289232000074"],
    ["a SIREN alone", "732829320"],
    ["letters", "7328293200007A"],
  ])("is not %s", (_, text) => {
    expect(readSiret(text)).toBeUndefined();
  });
});
