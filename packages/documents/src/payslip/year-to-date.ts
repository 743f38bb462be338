import {
  add,
  addMonths,
  compareText,
  decimal,
  decimalToFixed,
  failure,
  month,
  monthOf,
  civilDate,
  success,
  type Month,
  type Problem,
  type Result,
} from "@bareme/kernel";
import { formatMonth, formatMonths } from "../format.ts";

/** What a payslip says of tax, which the payslips of the same year add up. Amounts are EUR; tax withheld is positive. */
export interface TaxFigures {
  readonly netImposable: string;
  readonly impot: string;
  /** Net amount of tax-exempt overtime. */
  readonly heuresExonerees: string;
}

/** Figures already printed under the same contract: those of one payslip, or the sums of several months that another software paid. */
export interface EarlierPay extends TaxFigures {
  /** First and last month covered, as 2026-01; the same for one payslip. */
  readonly from: string;
  readonly to: string;
  /** Year of payment, that of the tax. */
  readonly paymentDate: string;
}

/** The sums of the year, this month included; or the months that are missing to know them. */
export type YearToDate =
  | { readonly known: true; readonly sums: TaxFigures }
  | { readonly known: false; readonly missing: string };

export interface MonthOfYear extends TaxFigures {
  readonly period: string;
  readonly paymentDate: string;
  /** First day of the contract: no month before it is expected. */
  readonly dateDebutContrat: string;
}

/**
 * Sums the payslips of the year. Reading: the year is that of payment, as for the rate of the tax, so a pay of December handed over in January opens
 * it. The sums are known when no month is missing between the first that the year can hold and this one; else they are not printed, and the gap is
 * named.
 */
export function yearToDate(now: MonthOfYear, earlier: readonly EarlierPay[]): Result<YearToDate> {
  const year = now.paymentDate.slice(0, 4);
  const before = earlier
    .filter(({ paymentDate }) => paymentDate.startsWith(year))
    .toSorted((left, right) => compareText(left.from, right.from));
  const problems = [...before.flatMap((one) => outOfOrder(one, now)), ...overlaps(before)];
  if (problems.length > 0) return failure(problems);
  const missing = expectedMonths(now).filter(
    (expected) => !before.some(({ from, to }) => from <= expected && expected <= to),
  );
  const [first, last] = [missing[0], missing.at(-1)];
  if (first !== undefined && last !== undefined)
    return success({
      known: false,
      missing:
        missing.length === monthsFrom(first, last).length ? formatMonths(first, last) : listed(missing),
    });
  return success({ known: true, sums: sumOf([...before, now]) });
}

/** From January of the year of payment, earlier by as many months as this pay follows its month, or from the contract's first month. */
function expectedMonths({ period, paymentDate, dateDebutContrat }: MonthOfYear): readonly Month[] {
  const paid = monthOf(civilDate(paymentDate));
  const lag = Math.max(0, monthsFrom(period, paid).length - 1);
  const january = addMonths(month(`${paid.slice(0, 4)}-01`), -lag);
  const start = monthOf(civilDate(dateDebutContrat));
  return monthsFrom(start > january ? start : january, addMonths(month(period), -1));
}

/** Both included; none when `first` comes after `last`. */
function monthsFrom(first: string, last: string): readonly Month[] {
  const months: Month[] = [];
  for (let one = month(first); one <= last; one = addMonths(one, 1)) months.push(one);
  return months;
}

function sumOf(pays: readonly TaxFigures[]): TaxFigures {
  const total = (of: keyof TaxFigures): string =>
    decimalToFixed(
      pays.map((pay) => decimal(pay[of])).reduce((sum, one) => add(sum, one)),
      2,
    );
  return {
    netImposable: total("netImposable"),
    impot: total("impot"),
    heuresExonerees: total("heuresExonerees"),
  };
}

function outOfOrder({ from, to }: EarlierPay, { period }: MonthOfYear): readonly Problem[] {
  if (from <= to && to < period) return [];
  return [
    problem(
      `La paie donnée de ${formatMonths(from, to)} n'est pas antérieure à celle de ${formatMonth(period)}.`,
      "Ne donnez que les paies déjà imprimées avant celle-ci, chacune avec son premier et son dernier mois.",
    ),
  ];
}

function overlaps(sorted: readonly EarlierPay[]): readonly Problem[] {
  return sorted
    .filter((one, index) => sorted.slice(0, index).some(({ to }) => one.from <= to))
    .map(({ from, to }) =>
      problem(
        `La paie de ${formatMonths(from, to)} est donnée deux fois : elle compterait deux fois au cumul annuel.`,
        "Ne gardez qu'une paie par mois, celle qui a été remise.",
      ),
    );
}

function problem(message: string, remedy: string): Problem {
  return { code: "EARLIER_PAY_INVALID", path: ["earlier"], message, remedy };
}

function listed(months: readonly string[]): string {
  return months.map(formatMonth).join(", ");
}
