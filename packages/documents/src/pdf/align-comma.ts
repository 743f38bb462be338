/**
 * What stands after the place of the decimal comma, in ems of the font: its digits are all of one width, its signs are not. Figures of a column that
 * have more or fewer places, or a sign of percent, then keep their commas one above the other. Amounts with their sign of euro are conclusions: they
 * stand at the edge.
 */
const NUMBER = /^[\u2212\d\u00A0]*\d(,\d*)?([^€]*)$/u;
const WIDTHS: Readonly<Record<string, number>> = { ",": 0.197, "%": 0.732, "…": 0.669, "\u00A0": 0.248 };
const DIGIT = 0.562;

/** Null when the cell is no figure. */
function tailOf(cell: string): number | null {
  const [, decimals = "", unit = ""] = NUMBER.exec(cell) ?? [];
  if (!NUMBER.test(cell)) return null;
  return `${decimals}${unit}`.split("").reduce((sum, sign) => sum + (WIDTHS[sign] ?? DIGIT), 0);
}

/** For each cell of a column, how far it moves from the right edge so that all commas meet, in points. */
export function commaShifts(cells: readonly string[], fontSize: number): readonly number[] {
  const tails = cells.map(tailOf);
  const widest = Math.max(0, ...tails.map((tail) => tail ?? 0));
  return tails.map((tail) => (tail === null ? 0 : (widest - tail) * fontSize));
}
