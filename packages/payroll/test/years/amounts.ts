import fc from "fast-check";

/** Amounts are drawn as whole cents, so that they shrink and add up without floats; they leave as decimal text. */
export function centsToText(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, "0");
  return `${cents < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export const upTo = (cents: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: cents });

/** Mostly nothing, sometimes an amount. */
export const rarely = (cents: number): fc.Arbitrary<number> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: upTo(cents) });

/** This many hundredths of an amount of cents, towards zero. */
export function shareOf(cents: number, hundredths: number): number {
  return Math.trunc((cents * hundredths) / 100);
}
