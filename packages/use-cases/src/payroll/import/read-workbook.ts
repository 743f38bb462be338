import { failure, success, type Result } from "@bareme/kernel";
import ExcelJS from "exceljs";
import { openArchive } from "./open-archive.ts";
import { MOST_CELLS, MOST_ROWS, tooLarge, unreadable, type Row } from "./rows.ts";

const MOST_INFLATED = 40_000_000;

/** What a sheet says besides its cells; the reader would write out every cell of a merged or checked range, however wide. */
const LEFT_OUT = [
  "mergeCells",
  "dataValidations",
  "conditionalFormatting",
  "autoFilter",
  "hyperlinks",
  "drawing",
  "tableParts",
  "extLst",
  "picture",
  "rowBreaks",
  "colBreaks",
];

/** The rows of a workbook's first sheet, as texts. */
export async function readWorkbook(bytes: Uint8Array): Promise<Result<readonly Row[]>> {
  const archive = openArchive(bytes, MOST_INFLATED);
  if (archive === undefined)
    return failure([unreadable("ce n'est pas un classeur entier, ou il est trop grand")]);
  if (namesTooMuch(archive)) return failure([unreadable("le classeur donne un nom à une plage trop grande")]);
  const workbook = new ExcelJS.Workbook();
  try {
    const buffer = new ArrayBuffer(bytes.length);
    new Uint8Array(buffer).set(bytes);
    await workbook.xlsx.load(buffer, { ignoreNodes: LEFT_OUT });
  } catch {
    return failure([unreadable("ce n'est pas un classeur XLSX entier")]);
  }
  const sheet = workbook.worksheets[0];
  if (sheet === undefined) return failure([unreadable("le classeur n'a pas de feuille")]);
  if (sheet.actualRowCount > MOST_ROWS + 1) return failure([tooLarge()]);
  const rows: Row[] = [];
  sheet.eachRow((row, line) => {
    const cells = Array.from({ length: Math.min(row.cellCount, MOST_CELLS) }, (_, index) =>
      cellText(row.getCell(index + 1).value).trim(),
    );
    rows.push({ line, cells });
  });
  return success(rows);
}

/** The reader writes out each cell of a range that has a name, however large the range. */
function namesTooMuch(archive: ReadonlyMap<string, Uint8Array>): boolean {
  const workbooks = [...archive].filter(([name]) => name.endsWith("workbook.xml"));
  const ranges = workbooks.flatMap(([, bytes]) => [...new TextDecoder().decode(bytes).matchAll(RANGE)]);
  const cells = ranges.reduce((sum, [, left = "", top = "", right = "", bottom = ""]) => {
    const [width, height] = [
      columnOf(right) - columnOf(left),
      Number.parseInt(bottom, 10) - Number.parseInt(top, 10),
    ];
    return sum + (Math.abs(width) + 1) * (Math.abs(height) + 1);
  }, 0);
  return cells > MOST_NAMED;
}

const MOST_NAMED = 500_000;
const RANGE = /\$?([A-Za-z]{1,3})\$?(\d+):\$?([A-Za-z]{1,3})\$?(\d+)/g;

function columnOf(letters: string): number {
  return Array.from(letters.toUpperCase()).reduce(
    (column, letter) => column * 26 + letter.charCodeAt(0) - 64,
    0,
  );
}

/** A cell as a person would type it. Numbers are kept by the spreadsheet in binary: fifteen digits are what it vouches for. */
function cellText(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (typeof value === "number") return numberText(value);
  if (typeof value === "boolean") return value ? "oui" : "non";
  if (value instanceof Date) return dateText(value);
  if ("richText" in value) return value.richText.map(({ text }) => text).join("");
  if ("text" in value) return cellText(value.text);
  if ("result" in value) return cellText(value.result ?? null);
  return "#ERREUR";
}

function numberText(value: number): string {
  const text = value.toPrecision(15);
  return text.includes(".") && !text.includes("e") ? text.replace(/\.?0+$/, "") : text;
}

/** A day, or a time of the day: a spreadsheet counts both from 1899-12-30. */
function dateText(value: Date): string {
  if (Number.isNaN(value.getTime())) return "#ERREUR";
  const iso = value.toISOString();
  return value.getUTCFullYear() < 1900 ? iso.slice(11, 16) : iso.slice(0, 10);
}
