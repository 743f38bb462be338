import type { Evaluation, Plan } from "@bareme/engine";
import { buildAccount, buildPayslip, type MonthRun, type Rappel } from "@bareme/payroll";
import type { ReadMonth } from "./kept-month.ts";

/** A kept month laid out as a payslip and a compte d'activité, from its document; explanations need the evaluation itself. */
export function runOf(
  { kept, request, document }: ReadMonth,
  plan: Plan,
  more: { readonly evaluation?: Evaluation; readonly rappel?: Rappel | null } = {},
): MonthRun {
  const refused = document.problems.length > 0;
  return {
    period: request.period,
    state: kept.state ?? "refusé",
    request,
    evaluation: more.evaluation ?? { document, program: null, frame: null, pinned: new Set() },
    payslip: refused ? null : buildPayslip(document, plan, request),
    account: refused ? null : buildAccount(document, plan, request),
    rappel: more.rappel ?? null,
  };
}
