import type { Content, Style, TableCell } from "pdfmake/interfaces.js";
import { drawable } from "../format.ts";
import { commaShifts } from "./align-comma.ts";
import type { Density } from "./density.ts";

/**
 * `box`: a net, which stands out from the other lines. `net`: what the document concludes. `item`: a line under a title, set in. `note` and
 * `text` have no figures and take the whole width.
 */
type RowStyle = "head" | "title" | "line" | "item" | "strong" | "total" | "box" | "net" | "note" | "text";

/** A printed row: its label, then cells that end at the right edge. */
export interface Row {
  readonly style: RowStyle;
  readonly label: string;
  readonly cells: readonly string[];
}

const CELLS = 4;
const LINE = "#b8bfc8";
const DARK = "#1f2a37";
const SHADE = "#eef1f5";
const PALE = "#4a5563";

/** Rows as one table of a label and four columns of figures, kept on one page when `together`; broken, it repeats its first row. */
export function drawTable(rows: readonly Row[], density: Density, { together = false } = {}): Content {
  const shifts = shiftsOf(rows, density.fontSize);
  const titled = rows[0]?.style === "head" || rows[0]?.style === "title";
  return {
    unbreakable: together,
    margin: [0, 0, 0, 5],
    table: {
      widths: ["*", ...density.widths],
      dontBreakRows: true,
      keepWithHeaderRows: 1,
      headerRows: titled ? 1 : 0,
      body: rows.map((row, index) => drawRow(row, shifts[index] ?? [], density)),
    },
    layout: {
      hLineWidth: (index: number) => lineAbove(rows, index),
      vLineWidth: () => 0,
      hLineColor: (index: number) => (index === rows.length ? LINE : DARK),
      paddingLeft: () => 4,
      paddingRight: () => 4,
      paddingTop: (index: number) => paddingOf(rows[index], density),
      paddingBottom: (index: number) => paddingOf(rows[index], density),
    },
  };
}

function drawRow(
  { style, label, cells }: Row,
  shifts: readonly number[],
  { fontSize }: Density,
): TableCell[] {
  const shown = { ...STYLES[style](fontSize) };
  if (style === "note" || style === "text") {
    const blank = Array.from({ length: CELLS }, (): TableCell => ({}));
    return [{ text: drawable(label), colSpan: CELLS + 1, ...shown }, ...blank];
  }
  const span = CELLS - cells.length;
  return [
    { text: drawable(label), colSpan: span + 1, ...shown, ...LABELS[style] },
    ...Array.from({ length: span }, (): TableCell => ({})),
    ...cells.map((cell, index): TableCell => ({
      text: drawable(cell),
      alignment: "right",
      noWrap: true,
      ...shown,
      margin: [0, 0, shifts[span + index] ?? 0, 0],
    })),
  ];
}

/** For each row, how far each of the four columns moves; what is set larger than the rest stays at the edge. */
function shiftsOf(rows: readonly Row[], fontSize: number): readonly (readonly number[])[] {
  const cellAt = ({ style, cells }: Row, column: number): string =>
    style === "box" || style === "net" ? "" : (cells[column - (CELLS - cells.length)] ?? "");
  const columns = Array.from({ length: CELLS }, (_, column) =>
    commaShifts(
      rows.map((row) => cellAt(row, column)),
      fontSize,
    ),
  );
  return rows.map((_, index) => columns.map((column) => column[index] ?? 0));
}

const STYLES: Readonly<Record<RowStyle, (fontSize: number) => Style>> = {
  head: () => ({ bold: true, fillColor: DARK, color: "#ffffff" }),
  title: () => ({ bold: true, fillColor: SHADE }),
  line: () => ({}),
  item: () => ({}),
  strong: () => ({}),
  total: () => ({ bold: true }),
  box: (fontSize) => ({ bold: true, fontSize: fontSize + 2, fillColor: SHADE }),
  net: (fontSize) => ({ bold: true, fontSize: fontSize + 3.5, fillColor: DARK, color: "#ffffff" }),
  text: () => ({ margin: [8, 0, 0, 0] }),
  note: (fontSize) => ({ color: PALE, fontSize: fontSize - 1, margin: [8, 0, 0, 0] }),
};

/** What a label has that its figures have not. */
const LABELS: Readonly<Partial<Record<RowStyle, Style>>> = {
  item: { margin: [8, 0, 0, 0] },
  strong: { bold: true },
};

function lineAbove(rows: readonly Row[], index: number): number {
  const [style, before] = [rows[index]?.style, rows[index - 1]?.style];
  if (index === rows.length) return before === "box" ? 1 : 0.5;
  if (style === "box" || before === "box") return 1;
  return style === "total" && before !== undefined && before !== "net" ? 0.5 : 0;
}

function paddingOf(row: Row | undefined, { padding }: Density): number {
  if (row?.style === "net") return padding + 3.5;
  if (row?.style === "box") return padding + 2;
  return row?.style === "head" || row?.style === "total" ? padding + 1 : padding;
}
