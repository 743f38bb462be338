/** A SIRET as its 14 digits, however it is spaced; undefined when it is none. Its last digit is a key (Luhn): a slip of the hand breaks it. */
export function readSiret(text: string): string | undefined {
  const digits = text.replaceAll(/\s/g, "");
  return /^\d{14}$/.test(digits) && luhn(digits) % 10 === 0 ? digits : undefined;
}

const DIGITS = "0123456789";

/** The digits of twice a digit, added: 7 gives 14, so 5. */
const DOUBLED = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];

/** The sum of the digits, every second one from the right doubled. */
function luhn(digits: string): number {
  return digits
    .split("")
    .toReversed()
    .map((text) => DIGITS.indexOf(text))
    .map((digit, index) => (index % 2 === 1 ? (DOUBLED[digit] ?? 0) : digit))
    .reduce((sum, part) => sum + part, 0);
}
