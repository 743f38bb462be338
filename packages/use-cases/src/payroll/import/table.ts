import { failure, success, type Result } from "@bareme/kernel";
import Papa from "papaparse";
import { decodeText } from "./decode.ts";
import { readWorkbook } from "./read-workbook.ts";
import { MOST_BYTES, MOST_CELLS, MOST_ROWS, tooLarge, unreadable, type Row } from "./rows.ts";

/** The rows of a CSV or XLSX file that hold something; XLSX is known by its first bytes. */
export async function readTable(bytes: Uint8Array): Promise<Result<readonly Row[]>> {
  if (bytes.length > MOST_BYTES) return failure([tooLarge()]);
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const rows = isArchive ? await readWorkbook(bytes) : readCsv(decodeText(bytes));
  if (!rows.ok) return rows;
  const filled = rows.value.filter(({ cells }) => cells.some((cell) => cell !== ""));
  return filled.length > MOST_ROWS + 1 ? failure([tooLarge()]) : success(filled);
}

function readCsv(text: string): Result<readonly Row[]> {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: ";", preview: MOST_ROWS + 2 });
  const [error] = errors;
  if (error !== undefined)
    return failure([
      unreadable(`guillemets mal fermés${error.row === undefined ? "" : `, ligne ${error.row + 1}`}`),
    ]);
  return success(
    data.map((cells, index) => ({
      line: index + 1,
      cells: cells.slice(0, MOST_CELLS).map((cell) => cell.trim()),
    })),
  );
}
