import type { Evaluation, EvaluationRequest, Evaluator, Plan } from "@bareme/engine";
import { buildAccount, type Account } from "./account.ts";
import { buildPayslip, type Payslip } from "./payslip.ts";

/** What one month brings in, beside the facts that all months share. */
export interface MonthInput {
  readonly period: string;
  readonly paymentDate?: string;
  readonly asOf?: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly pins?: Readonly<Record<string, unknown>>;
}

export interface MonthsInput {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly months: readonly MonthInput[];
  /** The closing state of the month before the first; absent for a first month. */
  readonly opening?: Readonly<Record<string, unknown>>;
}

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
}

export interface MonthsRun {
  readonly months: readonly MonthRun[];
  /** The months after a refused one, which have nothing to open from. */
  readonly notRun: readonly string[];
}

/** Runs months in a row, each opening from the closing of the one before, until one cannot be evaluated. */
export function runMonths(
  input: MonthsInput,
  rules: { readonly plan: Plan; readonly evaluate: Evaluator },
  onMonth: (period: string, index: number) => void = () => undefined,
): MonthsRun {
  const months: MonthRun[] = [];
  let opening = input.opening;
  let doubtful = false;
  for (const [index, month] of input.months.entries()) {
    onMonth(month.period, index);
    const run = runMonth(requestOf(input, month, opening), rules, doubtful);
    months.push(run);
    const { closing } = run.evaluation.document;
    if (run.state === "refusé" || closing === null) break;
    doubtful ||= run.state === "bloqué";
    opening = closing;
  }
  return { months, notRun: input.months.slice(months.length).map(({ period }) => period) };
}

/** The evaluation that a month asks for. A month's facts come over the shared ones. */
function requestOf(
  input: MonthsInput,
  month: MonthInput,
  opening: Readonly<Record<string, unknown>> | undefined,
): EvaluationRequest {
  return {
    period: month.period,
    ...(month.paymentDate !== undefined && { paymentDate: month.paymentDate }),
    ...(month.asOf !== undefined && { asOf: month.asOf }),
    facts: { ...input.facts, ...month.facts },
    ...(opening !== undefined && { opening }),
    ...(month.pins !== undefined && { pins: month.pins }),
  };
}

function runMonth(
  request: EvaluationRequest,
  rules: { readonly plan: Plan; readonly evaluate: Evaluator },
  doubtful: boolean,
): MonthRun {
  const evaluation = rules.evaluate(request);
  const { document } = evaluation;
  const refused = document.problems.length > 0;
  const blocked = document.events.some((event) => event.severity === "block");
  return {
    period: request.period,
    state: refused ? "refusé" : blocked ? "bloqué" : doubtful ? "provisoire" : "calculé",
    request,
    evaluation,
    payslip: refused ? null : buildPayslip(document, rules.plan, request),
    account: refused ? null : buildAccount(document, rules.plan, request),
  };
}
