import { frenchDate, frenchMonth, frenchNumber, parseDecimal } from "@bareme/kernel";
import { formatEuros } from "../../../format/euros.ts";
import { optionWords } from "../../../format/option-words.ts";
import { parseRecord, isRecord, textOf, type Field, type JsonRecord } from "./fields.ts";
import { optionOf, type Piece, type RecordColumn, type RecordShape } from "./shapes.ts";

/** The record of a piece: an avantage stands under its own key. */
export function recordOf({ within }: RecordShape, { data }: Piece): JsonRecord {
  const record = parseRecord(data);
  if (within === undefined) return record;
  const inner = record[within];
  return isRecord(inner) ? inner : {};
}

/** The pieces of a shape, latest first. */
export function piecesOf(shape: RecordShape, pieces: readonly Piece[]): readonly Piece[] {
  return pieces
    .filter((piece) => piece.kind === shape.kind)
    .filter((piece) => shape.within === undefined || Object.hasOwn(parseRecord(piece.data), shape.within))
    .filter((piece) => shape.takes === undefined || shape.takes(recordOf(shape, piece)))
    .toSorted((left, right) => right.date.localeCompare(left.date) || left.key.localeCompare(right.key));
}

/** A value of a record as a table shows it. */
export function shownValue({ as, key }: RecordColumn, record: JsonRecord, fields: readonly Field[]): string {
  const value = textOf(record[key]);
  if (record[key] === true) return "oui";
  if (value === "") return as === "option" && key === "nature" ? "Prestation" : "–";
  switch (as) {
    case "euros":
      return parseDecimal(value) === undefined ? value : formatEuros(value);
    case "number":
      return parseDecimal(value) === undefined ? value : frenchNumber(value);
    case "date":
      return frenchDate(value);
    case "month":
      return frenchMonth(value);
    case "option": {
      const own = optionOf(fields, key, value);
      return own === value ? optionWords(value) : own;
    }
    default:
      return value;
  }
}

/** A record in a few words: what its first columns say. */
export function recordWords(shape: RecordShape, record: JsonRecord): string {
  return shape.columns
    .map((column) => shownValue(column, record, shape.fields))
    .filter((words) => words !== "–")
    .slice(0, 3)
    .join(", ");
}
