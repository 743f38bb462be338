import { parseCivilDate, parseMonth } from "@bareme/kernel";
import type { MonthInput } from "./book.ts";
import type { Path } from "./place-in-file.ts";

/** Months follow one another in a file, and what was known in one is known in the next. Texts that are no dates are left to the rules. */
export function checkOrder(
  months: readonly MonthInput[],
  report: (path: Path, message: string, remedy: string) => void,
): void {
  let last: { readonly period: string } | undefined;
  let known: { readonly period: string; readonly asOf: string } | undefined;
  for (const [index, { period, asOf }] of months.entries()) {
    const path = ["months", index];
    if (parseMonth(period) !== undefined) {
      if (last !== undefined && period <= last.period)
        report(
          [...path, "period"],
          period === last.period
            ? `« months » : ${period} figure deux fois.`
            : `« months » : ${period} vient après ${last.period}.`,
          "Rangez les mois dans l'ordre, chacun une seule fois : un mois s'ouvre sur la clôture du précédent.",
        );
      last = { period };
    }
    if (asOf === undefined || parseCivilDate(asOf) === undefined) continue;
    if (known !== undefined && asOf < known.asOf)
      report(
        [...path, "asOf"],
        `« asOf » : ${period} se calculerait avec ce qui était connu le ${asOf}, et ${known.period} avec ce qui l'était déjà le ${known.asOf}.`,
        `Donnez une date qui ne précède pas le ${known.asOf} : ce qui est connu un mois l'est les suivants.`,
      );
    else known = { period, asOf };
  }
}
