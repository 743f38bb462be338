import { failure, success, type Problem, type Result } from "@bareme/kernel";
import { lacking, type Actor } from "../../actor.ts";
import type { PassageJob } from "../../ports/services.ts";
import type { Passage } from "../../ports/store.ts";
import { closeIn } from "../close-month.ts";
import { computeIn } from "../compute-month.ts";
import type { PayrollDeps } from "../deps.ts";
import { keepPlan, keptText, shelfOf } from "../kept-month.ts";
import type { MonthStep } from "../month-view.ts";
import { openIn } from "../open-month.ts";
import { inTransaction, slugOf, type Context } from "../transaction.ts";
import { validateIn } from "../validate-month.ts";

/**
 * Works on some contracts of a passage, each in one transaction that writes its outcome too: done once, however often and by however many processes
 * the job is taken. One that throws (a database that is gone, a fault of ours) keeps no other from being done; it waits for the job to be taken again, and
 * on the last time it is told as a fault.
 */
export async function workOn(
  deps: PayrollDeps,
  { societeId, passageId, contratIds }: PassageJob,
  { afterContract, isLastTime = false }: WorkOptions = {},
): Promise<void> {
  const found = await deps.store.inTenant(societeId, async ({ passages }) => ({
    passage: await passages.find(passageId),
    contracts: await passages.waiting(passageId, contratIds),
  }));
  const { passage, contracts } = found;
  if (passage === undefined || contracts.length === 0) return;
  const actor = await askerOf(deps, societeId, passage);
  const work = actor.ok ? await workFor(deps, actor.value, passage) : actor;
  const thrown: unknown[] = [];
  for (const contratId of contracts) {
    const settle = (problems: readonly Problem[]) =>
      deps.store.inTenant(societeId, ({ passages }) =>
        passages.settle(passageId, contratId, "problème", keptText(problems)),
      );
    try {
      const done =
        actor.ok && work.ok ? await workOne(deps, actor.value, { passageId, contratId }, work.value) : work;
      if (!done.ok) await settle(done.problems);
    } catch (error) {
      thrown.push(error);
      if (isLastTime) await settle([faulty(contratId)]);
    }
    await afterContract?.();
  }
  if (thrown.length > 0) throw thrown.length === 1 ? thrown[0] : new AggregateError(thrown);
}

export interface WorkOptions {
  /** Told after each contract; awaited, so that a server may serve others in between. */
  readonly afterContract?: () => void | Promise<void>;
  /** True when the job will not be taken again. */
  readonly isLastTime?: boolean;
}

function workOne(
  deps: PayrollDeps,
  actor: Actor,
  { passageId, contratId }: { readonly passageId: string; readonly contratId: string },
  work: Work,
): Promise<Result<MonthStep>> {
  return inTransaction(deps, actor, async (context) => {
    const step = await work(context, contratId);
    if (!step.ok) return step;
    await context.unit.passages.settle(passageId, contratId, step.value.changed ? "fait" : "inchangé", null);
    return step;
  });
}

type Work = (context: Context, contratId: string) => Promise<Result<MonthStep>>;

/** What is done with each contract of a passage; what they share is made once. */
async function workFor(deps: PayrollDeps, actor: Actor, passage: Passage): Promise<Result<Work>> {
  const { step, period, asOf } = passage;
  const slug = await slugOf(deps, actor);
  if (!slug.ok) return slug;
  if (step !== "calcul") {
    const tools = { slug: slug.value, shelf: await shelfOf(deps, slug.value), again: false };
    return success((context, contratId) =>
      step === "validation"
        ? validateIn(context, { contratId, period }, tools)
        : closeIn(context, { contratId, period }, tools),
    );
  }
  const stack = await deps.planOf(slug.value, asOf);
  if (!stack.ok) return stack;
  // Something may have been published since the passage was asked for.
  await deps.store.inTenant(actor.societeId, (unit) => keepPlan(unit, stack.value));
  const tools = { slug: slug.value, stack: stack.value, again: false };
  return success(async (context, contratId) => {
    const opened = await openIn(context, { contratId, period });
    if (!opened.ok) return opened;
    // Whether a month may be opened is what preparing it asks first.
    return computeIn(context, { contratId, period, asOf }, { ...tools, made: opened.value.made });
  });
}

/** Who asked, with the rights of now: one whose right was taken back meanwhile does no more. */
async function askerOf(
  { store }: PayrollDeps,
  societeId: string,
  { askedBy }: Passage,
): Promise<Result<Actor>> {
  const actor = (await store.access.actorsOf(askedBy)).find((one) => one.societeId === societeId);
  return actor === undefined || lacking(actor, "pay").length > 0
    ? failure([rightTakenBack()])
    : success(actor);
}

function rightTakenBack(): Problem {
  return {
    code: "RIGHT_MISSING",
    path: [],
    message: "La personne qui a demandé ce passage n'a plus le rôle de paie dans cette société.",
    remedy: "Demandez de nouveau ce passage, avec ce rôle.",
  };
}

function faulty(contratId: string): Problem {
  return {
    code: "CONTRACT_FAULT",
    path: [contratId],
    message: "Une panne a arrêté ce contrat, plusieurs fois de suite ; les autres ont été traités.",
    remedy:
      "Demandez de nouveau ce passage ; si cela se reproduit, dites-le à la personne qui tient le serveur.",
  };
}
