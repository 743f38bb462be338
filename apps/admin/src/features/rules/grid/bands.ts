import type { Band } from "@bareme/rule-schema";
import { isDecimalText, typedDecimal } from "../../../format/value-text.ts";
import { isList, isRecord, type Plain } from "../../../rule-text/plain.ts";

/** The tables of a version as the file has them, valid or not: one without keys, or one for each key. */
export interface KeyedTable {
  readonly key: string | null;
  readonly bands: readonly Band[];
}

export function tablesOf(bands: Plain | undefined): readonly KeyedTable[] {
  if (isList(bands)) return [{ key: null, bands: bands.map(bandOf) }];
  if (!isRecord(bands)) return [];
  return Object.entries(bands).map(([key, one]) => ({ key, bands: isList(one) ? one.map(bandOf) : [] }));
}

function bandOf(band: Plain): Band {
  if (!isRecord(band)) return { rate: "" };
  const text = (key: string): string | undefined => {
    const value = band[key];
    return typeof value === "string" ? value : undefined;
  };
  return asBand({ upTo: text("upTo"), below: text("below"), rate: text("rate") ?? "", plus: text("plus") });
}

interface LooseBand {
  readonly upTo: string | undefined;
  readonly below: string | undefined;
  readonly rate: string;
  readonly plus: string | undefined;
}

function asBand({ upTo, below, rate, plus }: LooseBand): Band {
  return {
    ...(upTo !== undefined && { upTo }),
    ...(below !== undefined && { below }),
    rate,
    ...(plus !== undefined && { plus }),
  };
}

/** A band as the file writes it. */
export function plainBand({ upTo, below, rate, plus }: Band): Plain {
  return {
    ...(upTo !== undefined && { upTo }),
    ...(below !== undefined && { below }),
    rate,
    ...(plus !== undefined && { plus }),
  };
}

export type Bound = "upTo" | "below";

/** The bound of a band and how it counts; of the last band, none. */
export function boundOf({ upTo, below }: Band): { readonly kind: Bound; readonly bound: string } | undefined {
  if (upTo !== undefined) return { kind: "upTo", bound: upTo };
  return below === undefined ? undefined : { kind: "below", bound: below };
}

export function withBound({ rate, plus }: Band, kind: Bound, bound: string): Band {
  return asBand({
    upTo: kind === "upTo" ? bound : undefined,
    below: kind === "below" ? bound : undefined,
    rate,
    plus,
  });
}

export function withPlus({ upTo, below, rate }: Band, plus: string): Band {
  return asBand({ upTo, below, rate, plus: plus === "" ? undefined : plus });
}

/** One more band before another: its bound is to be typed, its rate is that of the band which it splits. */
export function inserted(bands: readonly Band[], at: number): readonly Band[] {
  const kind = boundKind(bands);
  const rate = bands[at]?.rate ?? "";
  return bands.toSpliced(at, 0, { [kind]: "", rate });
}

/** A band less; of the last one, the band below loses its bound, so that something is said of every amount. */
export function removed(bands: readonly Band[], at: number): readonly Band[] {
  const left = bands.toSpliced(at, 1);
  if (at < bands.length - 1) return left;
  return left.map((band, index) =>
    index === left.length - 1
      ? asBand({ upTo: undefined, below: undefined, rate: band.rate, plus: band.plus })
      : band,
  );
}

/** How the bounds of a table count; a table without bounds takes them as included. */
export function boundKind(bands: readonly Band[]): Bound {
  return bands.some(({ below }) => below !== undefined) ? "below" : "upTo";
}

/**
 * Rows of a spreadsheet as bands: « borne, taux », « borne, taux, plus », or « de, à, taux » when each row begins where the one above ends. Undefined for
 * what is no table. The last row may leave its bound empty or say it in words.
 */
export function pastedBands(text: string, kind: Bound): readonly Band[] | undefined {
  const rows = text
    .split(/\r?\n/)
    .filter((row) => row.trim() !== "")
    .map((row) => row.split("\t").map(numberIn));
  if (!text.includes("\t") || rows.some((row) => row.length < 2)) return undefined;
  // A first row without any number is a head.
  const body = rows[0]?.every((cell) => !isDecimalText(cell)) === true ? rows.slice(1) : rows;
  if (body.length === 0) return undefined;
  const columns = isFromTo(body) ? body.map((row) => row.slice(1)) : body;
  return columns.map(([bound = "", rate = "", plus = ""], index) => {
    const isLast = index === columns.length - 1 && !isDecimalText(bound);
    return asBand({
      upTo: isLast || kind === "below" ? undefined : bound,
      below: isLast || kind === "upTo" ? undefined : bound,
      rate,
      plus: plus === "" ? undefined : plus,
    });
  });
}

/** « 8,5 % » is 8.5, « 70 000 € » is 70000. */
function numberIn(cell: string): string {
  return typedDecimal(cell.replace(/\s*[%€]\s*$/, ""));
}

function isFromTo(rows: readonly (readonly string[])[]): boolean {
  return (
    rows.length > 1 &&
    rows.every((row) => row.length >= 3) &&
    rows.slice(1).every((row, index) => {
      const above = rows[index]?.[1] ?? "";
      return isDecimalText(above) && startsAt(row[0] ?? "", above);
    })
  );
}

/** Spreadsheets begin a band at the bound above, or one unit or one cent further. */
function startsAt(from: string, above: string): boolean {
  return from === above || from === `${above}.01` || from.split(".")[0] === next(above);
}

function next(whole: string): string {
  return /^\d{1,15}$/.test(whole) ? String(BigInt(whole) + 1n) : whole;
}
