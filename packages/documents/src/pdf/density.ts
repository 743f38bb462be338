/** How close a page is set. Sizes are points. */
export interface Density {
  readonly fontSize: number;
  /** Above and below the text of a row. */
  readonly padding: number;
  /** Of the columns of figures, each wide enough for seven digits and cents. */
  readonly widths: readonly [number, number, number, number];
}

const AMPLE: Density = { fontSize: 8.7, padding: 2, widths: [58, 58, 62, 70] };
export const CLOSE: Density = { fontSize: 8, padding: 1.1, widths: [58, 58, 62, 66] };

const TIGHT: Density = { fontSize: 7.5, padding: 0.6, widths: [56, 56, 60, 64] };

/** Lines of text, heading included, that one page holds at each density. */
const ON_ONE_PAGE = [
  { lines: 54, density: AMPLE },
  { lines: 62, density: CLOSE },
  { lines: 74, density: TIGHT },
];
/** Letters that stand on a line of labels, or of the heading, when it is set wide. */
const LETTERS = 54;

/** As wide as the texts, row by row, stay on one page; what cannot is set close over several. */
export function densityFor(texts: readonly string[]): Density {
  const needed = texts.reduce((sum, text) => sum + Math.ceil(Math.max(1, text.length) / LETTERS), 0);
  return ON_ONE_PAGE.find(({ lines }) => needed <= lines)?.density ?? CLOSE;
}
