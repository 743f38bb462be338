import type { Plan } from "@bareme/engine";
import { decimal, isZero } from "@bareme/kernel";
import { writeMonth, type MonthRun } from "@bareme/payroll";
import type { Ecriture } from "../ports/store.ts";

/** The entries of a month, numbered from one: the pairs that its document posts. A posting of nothing moves no account. */
export function postedEntries(run: MonthRun, plan: Plan): readonly Ecriture[] {
  return writeMonth({ opening: {}, entries: [] }, run, plan)
    .entries.filter(({ amount }) => !isZero(decimal(amount)))
    .map(({ from, to, amount, line, item, label, basis }, index) => ({
      numero: index + 1,
      fromAccount: from,
      toAccount: to,
      amount,
      line,
      item: item ?? null,
      label,
      basis,
    }));
}
