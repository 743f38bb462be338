import { failure, sha256Hex, success, type Problem, type Result } from "@bareme/kernel";
import type { Actor } from "../actor.ts";
import { admit } from "../rules/input.ts";
import type { PayrollDeps } from "./deps.ts";
import { monthInput } from "./inputs.ts";
import { keptStack, shelfOf, type Shelf } from "./kept-month.ts";
import { lockMonth, stillCurrent, type MonthOfContract } from "./locked-month.ts";
import { viewAfter, type MonthStep, type MonthView } from "./month-view.ts";
import { plainRunOf } from "./run-of.ts";
import { postedEntries } from "../verification/posted-entries.ts";
import { changedMeanwhile, inTransaction, note, slugOf, type Context } from "./transaction.ts";

export const closeMonthInput = monthInput;

/** Closes a validated month and posts it to the ledger, once: a closed one is left as it is. */
export async function closeMonth(
  deps: PayrollDeps,
  actor: Actor,
  input: unknown,
): Promise<Result<MonthView>> {
  const admitted = admit(actor, "pay", closeMonthInput, input);
  if (!admitted.ok) return admitted;
  const slug = await slugOf(deps, actor);
  if (!slug.ok) return slug;
  const shelf = await shelfOf(deps, slug.value);
  return inTransaction(deps, actor, async (context) => {
    const done = await closeIn(context, admitted.value, { slug: slug.value, shelf });
    return done.ok ? success(await viewAfter(context.unit, done.value)) : done;
  });
}

export async function closeIn(
  context: Context,
  asked: MonthOfContract,
  tools: { readonly slug: string; readonly shelf: Shelf },
): Promise<Result<MonthStep>> {
  const locked = await lockMonth(context, asked);
  if (!locked.ok) return locked;
  const kept = locked.value;
  const { unit, deps } = context;
  if (kept.status === "clos") return success({ id: kept.id, changed: false });
  if (kept.status !== "valide") return failure([notValidated(kept.period)]);
  const current = await stillCurrent(context, kept, tools);
  if (!current.ok) return current;
  const stack = await keptStack(unit, current.value.lock.plan, tools.shelf);
  if (!stack.ok) return stack;
  const { plan } = stack.value;
  const entries = postedEntries(plainRunOf(current.value), plan);
  await unit.ledger.add({ contratId: kept.contratId, moisId: kept.id }, entries);
  const closed = { ...kept, status: "clos" as const };
  if (!(await unit.months.advance(closed, { closedAt: deps.clock.now() })))
    return failure([changedMeanwhile(kept.period, [kept.period])]);
  await note(context, {
    action: "mois.cloture",
    target: kept.id,
    data: {
      period: kept.period,
      resultat: current.value.lock.result,
      verrou: sha256Hex(kept.lock ?? ""),
      ecritures: entries.length,
    },
  });
  return success({ id: kept.id, changed: true });
}

function notValidated(period: string): Problem {
  return {
    code: "MONTH_NOT_VALIDATED",
    path: [period],
    message: `${period} n'est pas validé : il ne peut pas être clos.`,
    remedy: "Faites valider le mois calculé, puis clôturez-le.",
  };
}
