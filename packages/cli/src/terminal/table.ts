import { widthOf, wrap, type Paint, type Screen } from "./screen.ts";

type RowStyle = "header" | "title" | "line" | "total" | "strong";

/** A label and its figures; an empty text is an empty cell. */
export interface Row {
  readonly style: RowStyle;
  readonly label: string;
  readonly cells: readonly string[];
}

const INDENT = 2;
const GAP = 2;

/**
 * Figures stand right-aligned in columns as wide as the widest of them, over all the rows given; labels take the rest and wrap.
 * A row without figures may use the whole width.
 */
export function renderTable(rows: readonly Row[], screen: Screen, paint: Paint): string {
  const count = Math.max(...rows.map(({ cells }) => cells.length), 0);
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(...rows.map(({ cells }) => widthOf(cells[column] ?? "")), 0),
  );
  const used = widths.reduce((sum, width) => sum + (width === 0 ? 0 : width + GAP), 0);
  const room = Math.max(screen.columns - INDENT - used, 16);
  return rows.map((row) => renderRow(row, { room, widths, screen, paint })).join("");
}

interface Frame {
  readonly room: number;
  readonly widths: readonly number[];
  readonly screen: Screen;
  readonly paint: Paint;
}

function renderRow(row: Row, { room, widths, screen, paint }: Frame): string {
  const figures = row.cells.some((cell) => cell !== "");
  // A second line of a label stands two columns further in, and a table without figures has the whole width.
  const [first = "", ...rest] = wrap(row.label, figures ? room : screen.columns - INDENT);
  const labels = [
    first,
    ...(rest.length === 0 ? [] : wrap(rest.join(" "), (figures ? room : screen.columns - INDENT) - INDENT)),
  ];
  const cells = widths.map((width, column) =>
    width === 0 ? "" : " ".repeat(GAP) + (row.cells[column] ?? "").padStart(width),
  );
  return labels
    .map((label, index) => {
      const indented = " ".repeat(INDENT) + (index === 0 ? label : `  ${label}`);
      const last = index === labels.length - 1;
      const text = (last && figures ? indented.padEnd(INDENT + room) + cells.join("") : indented).trimEnd();
      return `${dress(row.style, text, paint)}\n`;
    })
    .join("");
}

function dress(style: RowStyle, text: string, paint: Paint): string {
  switch (style) {
    case "header":
      return paint("dim", text);
    case "title":
      return paint("cyan", text);
    case "total":
    case "strong":
      return paint("bold", text);
    case "line":
      return text;
  }
}

/** A thin line across the screen, under a part. */
export function rule(screen: Screen, paint: Paint, character = "─"): string {
  return `${paint("dim", " ".repeat(INDENT) + character.repeat(screen.columns - INDENT))}\n`;
}

/** Paragraphs of running text, indented and wrapped; `mark` stands before the first line. */
export function paragraph(text: string, screen: Screen, mark = ""): string {
  const lead = " ".repeat(INDENT) + mark;
  const lines = wrap(text, Math.min(screen.columns, 100) - widthOf(lead));
  return lines.map((line, index) => `${index === 0 ? lead : " ".repeat(widthOf(lead))}${line}\n`).join("");
}
