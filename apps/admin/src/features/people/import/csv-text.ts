/** A row of a CSV text and where it stands in it. The rank of the row, from 1, is the line that the server names. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** The rows of a CSV whose cells are separated by semicolons, as the server counts them: a quoted cell may hold a line break. */
export function csvRows(text: string): readonly CsvRow[] {
  const rows: CsvRow[] = [];
  let start = 0;
  while (start <= text.length) {
    const end = endOfRow(text, start);
    rows.push({ line: rows.length + 1, cells: cellsOf(text.slice(start, end)), start, end });
    start = end + (text.startsWith("\r\n", end) ? 2 : 1);
  }
  return rows;
}

/** The text with one cell of a row replaced; everything else keeps its place. */
export function withCell(text: string, row: CsvRow, column: number, value: string): string {
  const width = Math.max(row.cells.length, column + 1);
  const cells = Array.from({ length: width }, (_, index) =>
    index === column ? value : (row.cells[index] ?? ""),
  );
  return text.slice(0, row.start) + cells.map(quoted).join(";") + text.slice(row.end);
}

/** The text without what a row says: its line stays, empty, so that the others keep their numbers. */
export function withoutRow(text: string, row: CsvRow): string {
  return text.slice(0, row.start) + text.slice(row.end);
}

function endOfRow(text: string, start: number): number {
  let isQuoted = false;
  for (let at = start; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (letter === "\n" || letter === "\r")) return at;
  }
  return text.length;
}

function cellsOf(row: string): readonly string[] {
  const cells: string[] = [];
  let cell = "";
  let isQuoted = false;
  for (let at = 0; at < row.length; at += 1) {
    const letter = row[at] ?? "";
    if (letter === '"' && isQuoted && row[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (letter === '"') isQuoted = !isQuoted;
    else if (letter === ";" && !isQuoted) {
      cells.push(cell);
      cell = "";
    } else cell += letter;
  }
  return [...cells, cell];
}

function quoted(cell: string): string {
  return /[;"\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
