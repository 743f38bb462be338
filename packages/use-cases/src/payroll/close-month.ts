import { decimal, failure, isZero, success, type Problem, type Result } from "@bareme/kernel";
import { writeMonth } from "@bareme/payroll";
import type { Actor } from "../actor.ts";
import { admit } from "../rules/input.ts";
import type { Ecriture } from "../ports/store.ts";
import type { PayrollDeps, Stack } from "./deps.ts";
import { monthInput } from "./inputs.ts";
import { keptStack, type ReadMonth, shelfOf, type Shelf } from "./kept-month.ts";
import { lockMonth, stillCurrent, type MonthOfContract } from "./locked-month.ts";
import { viewAfter, type MonthStep, type MonthView } from "./month-view.ts";
import { runOf } from "./run-of.ts";
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
  const { kept } = locked.value;
  const { unit, deps } = context;
  if (kept.status === "clos") return success({ id: kept.id, changed: false });
  if (kept.status !== "valide") return failure([notValidated(kept.period)]);
  const current = await stillCurrent(context, locked.value, tools);
  if (!current.ok) return current;
  const stack = await keptStack(unit, current.value.lock.plan, tools.shelf);
  if (!stack.ok) return stack;
  const entries = entriesOf(current.value, stack.value);
  await unit.ledger.add({ contratId: kept.contratId, moisId: kept.id }, entries);
  const closed = { ...kept, status: "clos" as const };
  if (!(await unit.months.write(closed, { closedAt: deps.clock.now() })))
    return failure([changedMeanwhile(kept.period, [kept.period])]);
  await note(context, {
    action: "mois.cloture",
    target: kept.id,
    data: { period: kept.period, resultat: current.value.lock.result, ecritures: entries.length },
  });
  return success({ id: kept.id, changed: true });
}

/** The entries of a month, numbered from one: the pairs that its document posts. A posting of nothing moves no account. */
function entriesOf(month: ReadMonth, { plan }: Stack): readonly Ecriture[] {
  return writeMonth({ opening: {}, entries: [] }, runOf(month, plan), plan)
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

function notValidated(period: string): Problem {
  return {
    code: "MONTH_NOT_VALIDATED",
    path: [period],
    message: `${period} n'est pas validé : il ne peut pas être clos.`,
    remedy: "Faites valider le mois calculé, puis clôturez-le.",
  };
}
