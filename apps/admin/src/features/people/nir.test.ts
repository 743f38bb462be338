import { describe, expect, it } from "vitest";
import { faultOfNir } from "./nir.ts";

describe("a NIR while it is typed", () => {
  // 2860300000001 mod 97 is 96: the key is 01 (examples/societe-exemple/portes.yaml).
  it.each(["2 86 03 00 000 001 01", "286030000000101", ""])("« %s » is nothing to complain of", (typed) => {
    expect(faultOfNir(typed)).toBeUndefined();
  });

  it.each([
    ["2 86 03 00 000 001 02", "La clé"],
    ["2 68 03 00 000 001 01", "La clé"],
    ["2 86 03 00 000 001", "Il manque 2 des 15"],
    ["9 86 03 00 000 001 01", "Ce n'est pas un NIR"],
  ])("« %s » is told: %s", (typed, told) => {
    expect(faultOfNir(typed)).toContain(told);
  });
});
