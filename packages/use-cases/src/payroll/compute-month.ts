import { failure, success, type Result } from "@bareme/kernel";
import { computeMonth as computeOpen, lockOfTexts, type MonthRun } from "@bareme/payroll";
import type { Actor } from "../actor.ts";
import { admit } from "../rules/input.ts";
import type { KeptMonth } from "../ports/store.ts";
import { openContract } from "./contract-file.ts";
import type { PayrollDeps, Stack } from "./deps.ts";
import { day, monthInput } from "./inputs.ts";
import { keepPlan, keptText, readKept } from "./kept-month.ts";
import { knownBetween } from "./known-between.ts";
import { alreadyClosed, lockMonth, type MonthOfContract } from "./locked-month.ts";
import { viewAfter, type MonthStep, type MonthView } from "./month-view.ts";
import { openingOf, type MadeMonth } from "./open-month.ts";
import { prepareMonth, type MonthSource } from "./prepare-month.ts";
import { changedMeanwhile, inTransaction, note, slugOf, type Context } from "./transaction.ts";

/** `asOf`: only what was published and known by this day; today unless said. */
export const computeMonthInput = monthInput.extend({ asOf: day.exactOptional() });

/** Computes an open month under the rules in force, again if it was; a validated one is to be validated again. */
export async function computeMonth(
  deps: PayrollDeps,
  actor: Actor,
  input: unknown,
): Promise<Result<MonthView>> {
  const admitted = admit(actor, "pay", computeMonthInput, input);
  if (!admitted.ok) return admitted;
  const slug = await slugOf(deps, actor);
  if (!slug.ok) return slug;
  const asOf = admitted.value.asOf ?? deps.clock.today();
  const stack = await deps.planOf(slug.value, asOf);
  if (!stack.ok) return stack;
  return inTransaction(deps, actor, async (context) => {
    // Before the month is locked, as when a passage begins: whoever waits for another to keep this plan holds nothing.
    await keepPlan(context.unit, stack.value);
    const computed = await computeIn(
      context,
      { ...admitted.value, asOf },
      { slug: slug.value, stack: stack.value, again: true, made: null },
    );
    return computed.ok ? success(await viewAfter(context.unit, computed.value)) : computed;
  });
}

interface ComputeTools {
  readonly slug: string;
  readonly stack: Stack;
  readonly again: boolean;
  /** The month, when this transaction opened it: the journal is told of it here. */
  readonly made: MadeMonth | null;
}

/** Computes a month whose plan is kept. Without `again`, one that nothing has changed for is left, with its validation. */
export async function computeIn(
  context: Context,
  asked: MonthOfContract & { readonly asOf: string },
  { slug, stack, again, made }: ComputeTools,
): Promise<Result<MonthStep>> {
  const { unit } = context;
  const locked = made === null ? await lockMonth(context, asked) : success(made.kept);
  if (!locked.ok) return locked;
  const kept = locked.value;
  if (kept.status === "clos")
    return again ? failure([alreadyClosed(kept.period)]) : success({ id: kept.id, changed: false });
  const sources = await unit.months.sources(kept.contratId);
  const file = made === null ? await openContract(context, kept.contratId) : success(made.file);
  if (!file.ok) return file;
  const corrections = await unit.months.corrections(kept.contratId);
  const source = { unit, slug, file: file.value, corrections };
  if (!again && (await computedAlike(kept, source, asked.asOf, stack)))
    return success({ id: kept.id, changed: false });
  const opened = await prepareMonth(source, asked, stack);
  const book = opened.ok ? computeOpen(opened.value, stack) : opened;
  if (!book.ok) return book;
  const run = book.value.open.run;
  if (run === null) throw new Error(`${kept.period} was not computed`);
  if (made !== null) await note(context, openingOf(kept));
  return write(context, { ...kept, sources }, run, stack);
}

/** True when the month was computed under the same plan, on the same request, and nothing became known since. */
async function computedAlike(
  kept: KeptMonth,
  source: MonthSource,
  asOf: string,
  stack: Stack,
): Promise<boolean> {
  if (kept.document === null || kept.planHash !== stack.planHash) return false;
  const read = readKept(kept);
  if (!read.ok || knownBetween(stack.plan, read.value.request.asOf ?? null, asOf)) return false;
  const opened = await prepareMonth(source, { period: kept.period, asOf: read.value.request.asOf }, stack);
  return opened.ok && keptText(opened.value.open.request) === kept.request;
}

async function write(
  context: Context,
  kept: KeptMonth,
  run: MonthRun,
  stack: Stack,
): Promise<Result<MonthStep>> {
  const texts = { request: keptText(run.request), document: keptText(run.evaluation.document) };
  const lock = lockOfTexts(
    { request: run.request, texts },
    stack.plan,
    stack.planHash,
    context.deps.engineVersion,
  );
  const computed: KeptMonth = {
    ...kept,
    ...texts,
    status: "calcule",
    state: run.state,
    lock: keptText(lock),
    planHash: stack.planHash,
  };
  if (!(await context.unit.months.write(computed)))
    return failure([changedMeanwhile(kept.period, [kept.period])]);
  await note(context, {
    action: "mois.calcul",
    target: kept.id,
    data: {
      period: kept.period,
      state: run.state,
      regles: lock.plan,
      demande: lock.request,
      resultat: lock.result,
    },
  });
  return success({ id: kept.id, changed: true });
}
