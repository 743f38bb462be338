import { frenchDate, frenchMonth, frenchNumber, isZero, parseDecimal } from "@bareme/kernel";

/** Amounts, rates and dates as a French reader writes them. The digits are those given; nothing is rounded here. */

/** Thin spaces are absent from the embedded font: thousands stand apart by a no-break space. */
const SPACE = "\u00A0";
/** A rate with more places than this is cut, and an ellipsis says so; the attached data hold all of it. */
const PLACES_SHOWN = 6;
const PLACES_KEPT = 4;

/** 1234.5 is « 1 234,50 » with two places; zeros beyond `places` are dropped, other digits never are, save by an ellipsis. */
export function formatNumber(text: string, places: number): string {
  const [whole = "", written = ""] = text.split(".");
  const isCut = written.replace(/0+$/, "").length > PLACES_SHOWN;
  const shown = isCut ? `${whole}.${written.slice(0, PLACES_KEPT)}` : text;
  return `${withoutThin(frenchNumber(shown, isCut ? PLACES_KEPT : places))}${isCut ? "…" : ""}`;
}

export function formatAmount(text: string): string {
  return formatNumber(text, 2);
}

export function formatEuros(text: string): string {
  return `${formatAmount(text)}${SPACE}€`;
}

export function formatPercent(text: string): string {
  return `${formatNumber(text, 2)}${SPACE}%`;
}

/** Null and zero are told apart by those who need it; a cell of either stays empty. */
export function isZeroText(text: string | null): boolean {
  const value = parseDecimal(text);
  return value === undefined || isZero(value);
}

/** 2026-01 is « janvier 2026 ». */
export function formatMonth(period: string): string {
  return frenchMonth(period).replace(" ", SPACE);
}

/** 2026-01-01 is « 1er janvier 2026 »: the embedded font has no raised letters. */
export function formatDate(date: string): string {
  return frenchDate(date).replace("1ᵉʳ", "1er").replaceAll(" ", SPACE);
}

/** Months in a row, of one year: « janvier à avril 2026 »; one alone is named alone. */
export function formatMonths(first: string, last: string): string {
  if (first === last) return formatMonth(first);
  const [year = ""] = first.split("-");
  const from = formatMonth(first);
  return `${last.startsWith(year) ? from.replace(`${SPACE}${year}`, "") : from} à ${formatMonth(last)}`;
}

/** 12345678900018 is « 123 456 789 00018 ». */
export function formatSiret(siret: string): string {
  return siret.replace(/^(\d{3})(\d{3})(\d{3})/, `$1${SPACE}$2${SPACE}$3${SPACE}`);
}

/** A text as it is drawn: no thin space, which the font has not, and no line broken before a sign that closes or within guillemets. */
export function drawable(text: string): string {
  return withoutThin(text)
    .replaceAll(/ (?=[:;!?»%€×])/g, SPACE)
    .replaceAll("« ", `«${SPACE}`);
}

function withoutThin(text: string): string {
  return text.replaceAll("\u202F", SPACE);
}
