import { parseCivilDate } from "@bareme/kernel";
import type { GivenValue } from "../../../rule-text/dated-values.ts";

/** A figure as people type it, « 4 100,50 » or « 4100.50 € », as rules write it; whatever else is typed stays, for the checks to tell. « fin » says that the value exists no more. */
export function figureOf(typed: string): string | null {
  const bare = typed
    .replaceAll(/[\s\u00A0\u202F€%]/g, "")
    .replace(",", ".")
    .replace("\u2212", "-");
  return /^(?:fin|sansobjet)$/i.test(bare) ? null : bare;
}

/** A figure as it stands in a field: with a comma, to the digit. */
export function figureText(value: string | null): string {
  return value === null ? "fin" : value.replace(".", ",");
}

/** A day as people type or paste it: 2027-01-01, 01/01/2027 or 1/1/2027. */
export function dayOf(typed: string): string | undefined {
  const [, day = "", month = "", year = ""] =
    /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed.trim()) ?? [];
  const iso = day === "" ? typed.trim() : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return parseCivilDate(iso) === undefined ? undefined : iso;
}

/** The dated values of cells copied from a spreadsheet, a day then a figure on each line; undefined for any other text. A line of headings is left out. */
export function pastedValues(pasted: string): readonly GivenValue[] | undefined {
  const lines = pasted.split(/\r?\n/).filter((line) => line.trim() !== "");
  if (!lines.some((line) => line.includes("\t"))) return undefined;
  const rows = lines.flatMap((line) => {
    const [first = "", second = ""] = line.split("\t");
    const from = dayOf(first);
    return from === undefined || second.trim() === "" ? [] : [{ from, value: figureOf(second) }];
  });
  return rows.length >= lines.length - 1 && rows.length > 0 ? rows : undefined;
}
