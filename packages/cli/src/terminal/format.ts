/** Amounts, rates and dates as French readers write them. The digits are those of the evaluation; nothing is rounded here. */

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

/** 1234.50 is « 1 234,50 »; zeros that only fill the places beyond `places` are dropped. */
export function formatNumber(text: string, places = 0): string {
  const [whole = "", written = ""] = text.replace("-", "").split(".");
  const digits = written.replace(/0+$/, "");
  const decimals = digits.length >= places ? digits : written.slice(0, places).padEnd(places, "0");
  const grouped = whole.replaceAll(/\B(?=(\d{3})+(?!\d))/g, NARROW);
  return `${text.startsWith("-") && !isZeroText(text) ? MINUS : ""}${grouped}${decimals === "" ? "" : `,${decimals}`}`;
}

/** An amount in euros, without its sign for a table's cell. */
export function formatAmount(text: string): string {
  return formatNumber(text, 2);
}

export function formatEuros(text: string): string {
  return `${formatAmount(text)}\u00A0€`;
}

/** A value with its unit: 6,90 %, 15,65 €, 151,67 h. */
export function formatWithUnit(text: string, unit: string | null): string {
  if (unit === "EUR" || unit?.startsWith("EUR/") === true) return formatEuros(text);
  if (unit === "%") return `${formatNumber(text, 2)}${NARROW}%`;
  return formatNumber(text);
}

export function isZeroText(text: string | null): boolean {
  return text === null || /^-?0*(\.0*)?$/.test(text);
}

/** 2026-01 is « janvier 2026 ». */
export function formatMonth(period: string): string {
  const [year = "", month = ""] = period.split("-");
  return `${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

/** 2026-01-01 is « 1ᵉʳ janvier 2026 ». */
export function formatDate(date: string): string {
  const [year = "", month = "", day = ""] = date.split("-");
  return `${day === "01" ? "1ᵉʳ" : String(Number(day))} ${formatMonth(`${year}-${month}`)}`;
}
