import { parseCivilDate, parseDecimal, type CivilDate } from "@bareme/kernel";

/** A cell that was read: its value, and what had to be put right to read it. Undefined: it cannot be read. */
export interface ReadCell<T> {
  readonly value: T;
  readonly fixed: string | null;
}

/** `2026-03-31` or `31/03/2026`. */
export function readDate(cell: string): ReadCell<CivilDate> | undefined {
  const french = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(cell);
  const [, day = "", month = "", year = ""] = french ?? [];
  const iso = parseCivilDate(
    french === null ? cell : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`,
  );
  if (iso === undefined) return undefined;
  const plain = french === null || /^\d{2}\/\d{2}\/\d{4}$/.test(cell);
  return { value: iso, fixed: plain ? null : `date « ${cell} » lue ${iso}` };
}

/** A decimal with a comma or a dot, as our decimal text. Spaces between thousands and a euro sign are taken out, and said. */
export function readNumber(cell: string): ReadCell<string> | undefined {
  const bare = cell.replaceAll(/[\s\u00A0\u202F€]/g, "").replace("\u2212", "-");
  const text = bare.replace(",", ".").replace(/^\+/, "");
  if (parseDecimal(text) === undefined) return undefined;
  return { value: text, fixed: bare === cell ? null : `nombre « ${cell} » lu ${text}` };
}

/** A number without the zeros after its last digit: 1,0 is 1. */
export function shortest(text: string): string {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/** A word without accents, capitals and plural, to be compared with those of the format. */
export function plainWord(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().trim();
}

/** Minutes since midnight of `9:00`, `09:00` or `9h30`. */
export function readTime(cell: string): number | undefined {
  const [whole, hours = "", minutes = ""] = /^(\d{1,2})[:hH](\d{2})?$/.exec(cell) ?? [];
  if (whole === undefined) return undefined;
  const time = Number.parseInt(hours, 10) * 60 + Number.parseInt(minutes === "" ? "0" : minutes, 10);
  return time <= 24 * 60 && Number.parseInt(minutes === "" ? "0" : minutes, 10) < 60 ? time : undefined;
}
