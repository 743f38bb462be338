import { runMonths, type MonthRun, type MonthsInput, type Rules } from "@bareme/payroll";
import { processorMs } from "../measure.ts";
import { openRules } from "../rule-stack.ts";
import { COMPANIES, type Company } from "./portes.ts";

/** The rules of each company, opened once for all their portés, as a server does. */
export function openCompanies(): Readonly<Record<Company, Rules>> {
  const open = (company: Company): Rules => openRules([...BRANCH, `company/${company}`]);
  const [first, second, third] = COMPANIES;
  return { [first]: open(first), [second]: open(second), [third]: open(third) };
}

/** The law and the convention, under no company. */
export const BRANCH = ["law/fr", "convention/idcc-3219"] as const;

export interface TimedRun {
  readonly months: readonly MonthRun[];
  readonly notRun: readonly string[];
  /** Processor time of each month, with its payslip, its compte d'activité and the identity. */
  readonly byMonth: readonly number[];
}

export function timeMonths(input: MonthsInput, rules: Rules): TimedRun {
  const starts: number[] = [];
  const run = runMonths(input, rules, () => void starts.push(processorMs()));
  const ends = [...starts.slice(1), processorMs()];
  return { ...run, byMonth: starts.map((start, index) => (ends[index] ?? start) - start) };
}

/** A whole account, and its last two months as an account of their own; which comes first alternates, so that neither gains by it. */
export function timeWithYoung(
  input: MonthsInput,
  rules: Rules,
  wholeFirst: boolean,
): { readonly whole: TimedRun; readonly young: TimedRun } {
  const lastTwo = { ...input, months: input.months.slice(-2) };
  if (wholeFirst) return { whole: timeMonths(input, rules), young: timeMonths(lastTwo, rules) };
  const young = timeMonths(lastTwo, rules);
  return { whole: timeMonths(input, rules), young };
}

/** What is wrong with the months of a porté: each must be payable, close its identity and meet its ledger. */
export function faultsOf(
  who: string,
  { months, notRun }: { readonly months: readonly MonthRun[]; readonly notRun: readonly string[] },
): readonly string[] {
  return [
    ...notRun.map((period) => `${who}, ${period}: was not run`),
    ...months.flatMap(({ period, state, account, evaluation }) => {
      const { problems, events } = evaluation.document;
      const blocks = events.filter(({ severity }) => severity === "block");
      const why = [...problems, ...blocks].map(({ message }) => message).join(" ");
      if (state !== "calculé" || account === null) return [`${who}, ${period}: ${state}. ${why}`];
      const { difference } = account.identity;
      if (difference !== "0.00") return [`${who}, ${period}: the identity differs by ${difference}`];
      return account.closes ? [] : [`${who}, ${period}: the compte d'activité does not close`];
    }),
  ];
}
