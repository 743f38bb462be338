import type { EvaluationDocument } from "@bareme/engine";
import { failure, success, type Problem, type Result } from "@bareme/kernel";
import type { Actor } from "../actor.ts";
import { admit } from "../rules/input.ts";
import type { PayrollDeps } from "./deps.ts";
import { monthInput } from "./inputs.ts";
import { notComputed, shelfOf, type Shelf } from "./kept-month.ts";
import { alreadyClosed, lockMonth, stillCurrent, type MonthOfContract } from "./locked-month.ts";
import { viewAfter, type MonthStep, type MonthView } from "./month-view.ts";
import { changedMeanwhile, inTransaction, note, slugOf, type Context } from "./transaction.ts";

export const validateMonthInput = monthInput;

/** A person says that the computed month is right. One that is blocked or refused, or whose facts have changed, cannot be. */
export async function validateMonth(
  deps: PayrollDeps,
  actor: Actor,
  input: unknown,
): Promise<Result<MonthView>> {
  const admitted = admit(actor, "pay", validateMonthInput, input);
  if (!admitted.ok) return admitted;
  const slug = await slugOf(deps, actor);
  if (!slug.ok) return slug;
  const shelf = await shelfOf(deps, slug.value);
  return inTransaction(deps, actor, async (context) => {
    const done = await validateIn(context, admitted.value, {
      slug: slug.value,
      shelf,
      again: true,
    });
    return done.ok ? success(await viewAfter(context.unit, done.value)) : done;
  });
}

export async function validateIn(
  context: Context,
  asked: MonthOfContract,
  tools: { readonly slug: string; readonly shelf: Shelf; readonly again: boolean },
): Promise<Result<MonthStep>> {
  const locked = await lockMonth(context, asked);
  if (!locked.ok) return locked;
  const kept = locked.value;
  if (kept.status === "clos" && tools.again) return failure([alreadyClosed(kept.period)]);
  if (kept.status === "valide" || kept.status === "clos") return success({ id: kept.id, changed: false });
  if (kept.status !== "calcule") return failure([notComputed(kept.period)]);
  const current = await stillCurrent(context, kept, tools);
  if (!current.ok) return current;
  if (kept.state !== "calculé")
    return failure([notPayable(kept.period, kept.state ?? "ouvert", current.value.document)]);
  const validated = { ...kept, status: "valide" as const };
  if (!(await context.unit.months.advance(validated, { validatedBy: context.actor.utilisateurId })))
    return failure([changedMeanwhile(kept.period, [kept.period])]);
  await note(context, {
    action: "mois.validation",
    target: kept.id,
    data: { period: kept.period, resultat: current.value.lock.result },
  });
  return success({ id: kept.id, changed: true });
}

function notPayable(period: string, state: string, { problems, events }: EvaluationDocument): Problem {
  const causes = [
    ...problems.map(({ message }) => message),
    ...events.flatMap(({ severity, message }) => (severity === "block" ? [message] : [])),
  ];
  return {
    code: "MONTH_NOT_PAYABLE",
    path: [period],
    message: `${period} est ${state} et ne peut pas être validé : ${causes.join(" ")}`,
    remedy: "Corrigez les faits en cause, puis recalculez le mois.",
  };
}
