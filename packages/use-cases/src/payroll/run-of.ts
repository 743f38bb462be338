import type { Evaluation, Plan } from "@bareme/engine";
import { buildAccount, buildPayslip, type MonthRun, type Rappel } from "@bareme/payroll";
import type { ReadMonth } from "./kept-month.ts";

interface More {
  readonly evaluation?: Evaluation;
  readonly rappel?: Rappel | null;
}

/** A kept month laid out as a payslip and a compte d'activité, from its document; explanations need the evaluation itself. */
export function runOf(read: ReadMonth, plan: Plan, more: More = {}): MonthRun {
  const { request, document } = read;
  const run = plainRunOf(read, more);
  return document.problems.length > 0
    ? run
    : {
        ...run,
        payslip: buildPayslip(document, plan, request),
        account: buildAccount(document, plan, request),
      };
}

/** The same without payslip and account, which its entries in the ledger do not come from. */
export function plainRunOf({ kept, request, document }: ReadMonth, more: More = {}): MonthRun {
  return {
    period: request.period,
    state: kept.state ?? "refusé",
    request,
    evaluation: more.evaluation ?? { document, program: null, frame: null, pinned: new Set() },
    payslip: null,
    account: null,
    rappel: more.rappel ?? null,
  };
}
