import type { Evaluation, EvaluationRequest, Evaluator, Plan } from "@bareme/engine";
import { buildAccount, type Account } from "./account.ts";
import { buildPayslip, type Payslip } from "./payslip.ts";
import type { Rappel } from "./rappel/rappel.ts";

/**
 * `calculé`: may be paid. `bloqué`: a blocking check stops it. `provisoire`: computed, but it opens from a blocked month.
 * `refusé`: its data cannot be evaluated, and no later month can be opened.
 */
export type MonthState = "calculé" | "bloqué" | "provisoire" | "refusé";

export interface MonthRun {
  readonly period: string;
  readonly state: MonthState;
  readonly request: EvaluationRequest;
  readonly evaluation: Evaluation;
  /** Null for a refused month. */
  readonly payslip: Payslip | null;
  readonly account: Account | null;
  /** What closed months owe or are owed, posted in this one; null when nothing could have moved. */
  readonly rappel: Rappel | null;
}

export function runMonth(
  request: EvaluationRequest,
  rules: { readonly plan: Plan; readonly evaluate: Evaluator },
  { doubtful, rappel }: { readonly doubtful: boolean; readonly rappel: Rappel | null },
): MonthRun {
  return describeRun(request, rules.evaluate(request), rules.plan, { doubtful, rappel });
}

/** An evaluation laid out as a payslip and a compte d'activité. */
export function describeRun(
  request: EvaluationRequest,
  evaluation: Evaluation,
  plan: Plan,
  { doubtful, rappel }: { readonly doubtful: boolean; readonly rappel: Rappel | null },
): MonthRun {
  const { document } = evaluation;
  const refused = document.problems.length > 0;
  const blocked =
    document.events.some((event) => event.severity === "block") ||
    rappel?.months.some(({ blocks }) => blocks.length > 0) === true;
  return {
    period: request.period,
    state: refused ? "refusé" : blocked ? "bloqué" : doubtful ? "provisoire" : "calculé",
    request,
    evaluation,
    payslip: refused ? null : buildPayslip(document, plan, request),
    account: refused ? null : buildAccount(document, plan, request),
    rappel,
  };
}
