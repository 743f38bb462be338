import type { FeeBand, FeeDetail, FeeEntry } from "@bareme/payroll";
import { formatAmount, formatEuros, formatNumber, formatWithUnit, isZeroText } from "./format.ts";
import type { Paint, Screen } from "./screen.ts";
import { entryLabel, titleRow, totalRow } from "./statement-rows.ts";
import { paragraph, renderTable, type Row } from "./table.ts";

/** The management fees in detail (CT L1254-25, 2°): each with what it is counted on, its rate or its bands, and its cap. */
export function renderFees(
  {
    title,
    entries,
    total,
  }: { readonly title: string; readonly entries: readonly FeeEntry[]; readonly total: string },
  screen: Screen,
  paint: Paint,
): string {
  if (entries.length === 0) return "";
  const header = renderTable([titleRow(title)], screen, paint);
  const lines = entries.map((entry, index) => {
    const row: Row = { style: "line", label: entryLabel(entry, title), cells: [formatAmount(entry.amount)] };
    const words = wordsOf(entry);
    // Missions that share one grid share its words: said once, under the last of them.
    const next = entries[index + 1];
    const repeated = next !== undefined && wordsOf(next) === words;
    return (
      renderTable([row], screen, paint) +
      (words === null || repeated ? "" : paint("dim", paragraph(words, screen, "  ")))
    );
  });
  const totals = totalRow("Total des frais de gestion", total, entries);
  return header + lines.join("") + (totals.length === 0 ? "" : renderTable(totals, screen, paint));
}

/** How a fee was found, in words; null when its amount says all. */
function wordsOf({ detail, unfounded }: FeeEntry): string | null {
  if (unfounded) return "sans base légale, conventionnelle ou contractuelle : compté en frais de gestion";
  if (detail === null) return null;
  const { grid, cap, calculation } = detail;
  const limit = cap === null ? "" : ` ; au plus ${formatEuros(cap.amount)} dans le mois`;
  if (grid !== null) return `${onGrid(detail, grid)}${limit}`;
  if (detail.rate === null || calculation === null) return limit === "" ? null : limit.slice(3);
  return `${plainCalculation(calculation)}${limit}`;
}

function onGrid({ base, calculation }: FeeDetail, grid: NonNullable<FeeDetail["grid"]>): string {
  // A grid read in another unit than euros, such as a day's rate, is a factor of the fee: its formula says of what.
  const read = grid.in === "EUR" || calculation === null ? null : plainCalculation(calculation);
  const on = base === null ? "" : `${read ?? formatWithUnit(base.amount, base.unit)} : `;
  const bands = grid.bands.map((band) => bandText(band, grid)).join(", puis ");
  const before =
    grid.cumulated === null || isZeroText(grid.cumulated)
      ? ""
      : `, après ${formatWithUnit(grid.cumulated, grid.in)} déjà comptés`;
  return bands === "" ? `${on}${grid.label}${before}` : `${on}${bands}${before}`;
}

function bandText(
  { above, upTo, rate, plus }: FeeBand,
  { unit, in: bound }: NonNullable<FeeDetail["grid"]>,
): string {
  const value = `${formatWithUnit(rate, unit)}${plus === null ? "" : ` et ${formatEuros(plus)}`}`;
  if (upTo !== null) return `${value} jusqu'à ${roundBound(upTo, bound)}`;
  return above === null ? value : `${value} au-delà de ${roundBound(above, bound)}`;
}

/** A bound without cents that are zero. */
function roundBound(text: string, unit: string): string {
  return unit.startsWith("EUR") ? `${formatNumber(text)}\u00A0€` : formatWithUnit(text, unit);
}

/** The rule with its numbers, without the rounding to the cent that all amounts have, nor a factor of one. */
function plainCalculation(calculation: string): string {
  const [, inside = calculation] = /^arrondi\((.*) ; 0,01\)$/.exec(calculation) ?? [];
  return inside.replace(/ × 1$/, "");
}
