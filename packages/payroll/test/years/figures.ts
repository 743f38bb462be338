import { add, decimal, decimalToFixed, isZero, ZERO, type Decimal } from "@bareme/kernel";
import type { EvaluationDocument } from "@bareme/engine";
import type { MonthsRun } from "../../src/index.ts";

/**
 * What a year comes to, month by month, however its items were entered: every line with its amounts added up over its items, every value that is not
 * an item's, every carried value. What is zero is left out: an item without a movement has no line.
 */
export function figuresOf({ months }: MonthsRun) {
  return months.map(({ period, state, evaluation: { document } }) => ({
    period,
    state,
    problems: document.problems,
    lines: linesOf(document),
    values: Object.fromEntries(Object.entries(document.values).filter(([id]) => !id.includes("["))),
    closing: closingOf(document),
  }));
}

function linesOf({ lines }: EvaluationDocument): Readonly<Record<string, string>> {
  const sums = new Map<string, Decimal>();
  const count = (key: string, amount: string | null): void =>
    void sums.set(key, add(sums.get(key) ?? ZERO, decimal(amount ?? "0")));
  for (const { id, employee, employer, amount } of lines) {
    count(id, amount);
    count(`${id}.employee`, employee);
    count(`${id}.employer`, employer);
  }
  return shown(sums);
}

function closingOf({ closing }: EvaluationDocument): Readonly<Record<string, string>> {
  const sums = new Map<string, Decimal>();
  for (const [id, value] of Object.entries(closing ?? {})) {
    if (id === "period") continue;
    const amounts = typeof value === "string" ? [value] : Object.values(value);
    sums.set(
      id,
      amounts.reduce((sum, amount) => add(sum, decimal(amount)), ZERO),
    );
  }
  return shown(sums);
}

function shown(sums: ReadonlyMap<string, Decimal>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...sums].filter(([, sum]) => !isZero(sum)).map(([key, sum]) => [key, decimalToFixed(sum, 10)]),
  );
}
