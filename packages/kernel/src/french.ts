/** Numbers, months and dates as French readers write them. The digits are those given; nothing is rounded. */

const NARROW = "\u202F";
const MINUS = "\u2212";
const MONTHS = [
  "janvier",
  "février",
  "mars",
  "avril",
  "mai",
  "juin",
  "juillet",
  "août",
  "septembre",
  "octobre",
  "novembre",
  "décembre",
];

/** A decimal text: 1234.5 is « 1 234,50 » with two places. Zeros beyond `places` are dropped, other digits never are; a zero has no sign. */
export function frenchNumber(text: string, places = 0): string {
  const [whole = "", written = ""] = text.replace("-", "").split(".");
  const decimals = written.replace(/0+$/, "").padEnd(places, "0");
  const grouped = whole.replaceAll(/\B(?=(\d{3})+(?!\d))/g, NARROW);
  const sign = text.startsWith("-") && /[1-9]/.test(text) ? MINUS : "";
  return `${sign}${grouped}${decimals === "" ? "" : `,${decimals}`}`;
}

/** A month, `2026-01`: « janvier 2026 ». */
export function frenchMonth(period: string): string {
  const [year = "", month = ""] = period.split("-");
  return `${MONTHS.find((_, index) => String(index + 1).padStart(2, "0") === month) ?? month} ${year}`;
}

/** A month after « de »: « de janvier 2026 », « d'octobre 2026 ». */
export function ofFrenchMonth(period: string): string {
  const month = frenchMonth(period);
  return /^[ao]/.test(month) ? `d'${month}` : `de ${month}`;
}

/** A date, `2026-01-01`: « 1ᵉʳ janvier 2026 ». */
export function frenchDate(date: string): string {
  const [year = "", month = "", day = ""] = date.split("-");
  return `${day === "01" ? "1ᵉʳ" : day.replace(/^0/, "")} ${frenchMonth(`${year}-${month}`)}`;
}
