import { refuse } from "@bareme/engine";
import { emptyBook, keepMonth, openMonth, type Book, type MonthInput, type Rules } from "./book.ts";
import { describeRun, runMonth, type MonthRun } from "./month-run.ts";

export interface MonthsInput {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly months: readonly MonthInput[];
  /** The closing state of the month before the first; absent for a first month. */
  readonly opening?: Readonly<Record<string, unknown>>;
}

export interface MonthsRun {
  readonly months: readonly MonthRun[];
  /** The months after a refused one, which have nothing to open from. */
  readonly notRun: readonly string[];
}

/**
 * Runs months in a row, each opening from the closing of the one before, until one cannot be evaluated. A month that opens with corrections, or
 * knowing more than those before it, posts their rappels.
 */
export function runMonths(
  input: MonthsInput,
  rules: Rules,
  onMonth: (period: string, index: number) => void = () => undefined,
): MonthsRun {
  const months: MonthRun[] = [];
  let book = emptyBook(input.opening);
  for (const [index, month] of input.months.entries()) {
    onMonth(month.period, index);
    const doubtful = months.some(({ state }) => state === "bloqué");
    const run = nextMonth(book, { ...month, facts: { ...input.facts, ...month.facts } }, rules, doubtful);
    months.push(run.month);
    if (run.book === null) break;
    book = run.book;
  }
  return { months, notRun: input.months.slice(months.length).map(({ period }) => period) };
}

function nextMonth(
  book: Book,
  month: MonthInput,
  rules: Rules,
  doubtful: boolean,
): { readonly month: MonthRun; readonly book: Book | null } {
  const opened = openMonth(book, month, rules);
  if (!opened.ok) {
    const request = { period: month.period, facts: month.facts };
    const refused = describeRun(request, refuse(opened.problems), rules.plan, { doubtful, rappel: null });
    return { month: refused, book: null };
  }
  const { request, rappel } = opened.value.open;
  const run = runMonth(request, rules, { doubtful, rappel });
  const { document } = run.evaluation;
  return {
    month: run,
    book: document.closing === null ? null : keepMonth(opened.value, { request, document }, rules.plan),
  };
}
