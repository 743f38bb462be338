import fc from "fast-check";
import { decimal, decimalToFixed, divide, fromInteger, greaterOrEqual } from "@bareme/kernel";
import { leastCompared } from "./known-differences.ts";
import { centsToText, type Situation } from "./situation.ts";

/** Grosses where law jumps, in cents: SMIC, ceilings, thresholds of the reduced rates, exit of the reduction; one cent either side. */
const JUMPS: Readonly<Record<string, readonly number[]>> = {
  "2024": [176692, 180180, 282707, 288288, 386400, 436800, 611520, 1545600, 3091200],
  "2025": [180180, 288288, 392500, 405405, 594594, 1570000, 3140000],
  "2026": [182303, 364607, 400500, 546910, 801000, 1602000, 3204000],
};

/** Situations that are compared: inside the bounds of `known-differences.yaml`, half of the grosses near a jump. */
export function situations(year: "2024" | "2025" | "2026"): fc.Arbitrary<Situation> {
  const atLeast = decimal(leastCompared("tauxAtmp"));
  const cents = fc.oneof(
    fc.integer({ min: 60_000, max: 3_500_000 }),
    fc.integer({ min: 150_000, max: 700_000 }),
    fc
      .tuple(fc.constantFrom(...(JUMPS[year] ?? [])), fc.integer({ min: -1, max: 1 }))
      .map(([at, off]) => at + off),
    fc.constantFrom(...(JUMPS[year] ?? [])),
  );
  return fc.record({
    period: fc.integer({ min: 1, max: 12 }).map((month) => `${year}-${String(month).padStart(2, "0")}`),
    typeContrat: fc.constantFrom("CDI", "CDI", "CDD"),
    dureeCdd: fc.integer({ min: Number(leastCompared("dureeCdd")), max: 18 }),
    statut: fc.constantFrom("cadre", "nonCadre"),
    effectif: fc.constantFrom("5", "10", "11", "20", "49", "50", "120", "249", "250", "2000", "2001"),
    partAlternants: fc.constantFrom("0", "0.99", "1", "2", "2.5", "3", "4.99", "5", "6"),
    tauxAtmp: fc
      .integer({ min: 40, max: 900 })
      .map((hundredths) => decimalToFixed(divide(fromInteger(hundredths), decimal("100")), 2))
      .filter((rate) => greaterOrEqual(decimal(rate), atLeast)),
    tauxVersementMobilite: fc.constantFrom("0", "0.55", "1.75", "2", "3.2"),
    // Far below the limits of CSS D242-1, above which the rules refuse to guess.
    cotisationSante: fc.oneof(
      fc.constant("0"),
      fc.integer({ min: 1000, max: 12_000 }).map((amount) => centsToText(amount)),
    ),
    partPatronaleSante: fc.constantFrom("50", "60", "75", "100"),
    heuresHebdomadaires: fc.constantFrom("35", "35", "35", "31", "28", "24.5", "17.5"),
    brut: cents.map((amount) => centsToText(amount)),
  });
}
