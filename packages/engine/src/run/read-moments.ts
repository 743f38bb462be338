import { lastDay, parseCivilDate, parseMonth, type Problem } from "@bareme/kernel";
import type { Plan } from "../plan.ts";
import type { Moments } from "./dates.ts";
import { isRecord, REMEDY, shown } from "./outside-data.ts";
import type { EvaluationRequest } from "./request.ts";

/** The dates of a request, or the problems with them. */
export function readMoments(
  plan: Plan,
  request: EvaluationRequest,
  problems: Problem[],
): Moments | undefined {
  const report = (field: string, value: unknown, expected: string): void =>
    void problems.push({
      code: "REQUEST_INVALID",
      path: [field],
      message: `« ${field} » : ${shown(value)} n'est pas ${expected}.`,
      remedy: REMEDY,
    });
  const period = parseMonth(request.period);
  if (period === undefined) report("period", request.period, "un mois comme « 2026-01 »");
  const payment = request.paymentDate === undefined ? undefined : parseCivilDate(request.paymentDate);
  if (request.paymentDate !== undefined && payment === undefined)
    report("paymentDate", request.paymentDate, "une date comme « 2026-01-31 »");
  const asOf = request.asOf === undefined ? undefined : parseCivilDate(request.asOf);
  if (request.asOf !== undefined && asOf === undefined)
    report("asOf", request.asOf, "une date comme « 2026-01-31 »");
  if (!isRecord(request.facts)) report("facts", request.facts, "un dictionnaire de faits");
  if (problems.length > 0 || period === undefined) return undefined;
  if (plan.knownUntil !== null && `${period}-01` > plan.knownUntil) {
    problems.push({
      code: "PERIOD_WITHOUT_RULES",
      path: ["period"],
      message: `Aucune règle n'est connue pour ${period} : elles s'arrêtent au ${plan.knownUntil}.`,
      remedy: "Publiez les valeurs de cette période avant de la calculer ; rien n'est extrapolé.",
    });
    return undefined;
  }
  return { period, payment: payment ?? lastDay(period), asOf };
}
