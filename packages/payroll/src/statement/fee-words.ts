import { decimal, isZero } from "@bareme/kernel";
import { euros, inUnit } from "./euros.ts";
import type { FeeBand, FeeDetail } from "./fee-detail.ts";
import type { FeeEntry } from "./shape.ts";

/**
 * How each management fee was found, in words (CT L1254-25, 2°: the detail of the fees); null where its amount says all. Missions that share one
 * grid share its words: they are said once, at the last of them.
 */
export function feeWords(
  entries: readonly Pick<FeeEntry, "detail" | "unfounded">[],
): readonly (string | null)[] {
  const words = entries.map(wordsOf);
  return words.map((own, index) => (index + 1 < words.length && words[index + 1] === own ? null : own));
}

/** The rule with its numbers, without the rounding to the cent that all amounts have, nor a factor of one. */
function plainCalculation(calculation: string): string {
  const [, inside = calculation] = /^arrondi\((.*) ; 0,01\)$/.exec(calculation) ?? [];
  return inside.replace(/ × 1$/, "");
}

function wordsOf({ detail, unfounded }: Pick<FeeEntry, "detail" | "unfounded">): string | null {
  if (unfounded) return "sans base légale, conventionnelle ou contractuelle : compté en frais de gestion";
  if (detail === null) return null;
  const { grid, cap, calculation } = detail;
  const limit = cap === null ? null : `au plus ${euros(cap.amount)} dans le mois`;
  if (grid === null && (detail.rate === null || calculation === null)) return limit;
  const found = grid === null ? plainCalculation(calculation ?? "") : onGrid(detail, grid);
  return [found, limit].filter((part) => part !== null).join(" ; ");
}

function onGrid({ base, calculation }: FeeDetail, grid: NonNullable<FeeDetail["grid"]>): string {
  // A grid read in another unit than euros, such as a day's rate, is a factor of the fee: its formula says of what.
  const read = grid.in === "EUR" || calculation === null ? null : plainCalculation(calculation);
  const on = base === null ? "" : `${read ?? inUnit(base.amount, base.unit)} : `;
  const bands = grid.bands.map((band) => bandText(band, grid)).join(", puis ");
  const before =
    grid.cumulated === null || isZero(decimal(grid.cumulated))
      ? ""
      : `, après ${inUnit(grid.cumulated, grid.in)} déjà comptés`;
  return `${on}${bands === "" ? grid.label : bands}${before}`;
}

function bandText(
  { above, upTo, rate, plus }: FeeBand,
  { unit, in: bound }: NonNullable<FeeDetail["grid"]>,
): string {
  const value = `${inUnit(rate, unit)}${plus === null ? "" : ` et ${euros(plus)}`}`;
  if (upTo !== null) return `${value} jusqu'à ${inUnit(upTo, bound, { round: true })}`;
  return above === null ? value : `${value} au-delà de ${inUnit(above, bound, { round: true })}`;
}
