import { success, type Problem, type Result } from "@bareme/kernel";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import { admit } from "../rules/input.ts";
import type { Contrat } from "../ports/store.ts";
import { closeIn } from "./close-month.ts";
import { computeIn } from "./compute-month.ts";
import type { PayrollDeps } from "./deps.ts";
import { day, period } from "./inputs.ts";
import { keepPlan, shelfOf, type Shelf } from "./kept-month.ts";
import { openIn } from "./open-month.ts";
import { inTransaction, slugOf, type Context } from "./transaction.ts";
import { validateIn } from "./validate-month.ts";

export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly contratId: string;
  readonly outcome: Outcome;
}
type Outcome = "fait" | "inchangé" | "problème";
export type OnProgress = (progress: Progress) => void;

/** What became of each contract: what was done, what was so already, what could not be and why. */
export interface AllDone {
  readonly done: readonly string[];
  readonly unchanged: readonly string[];
  readonly failed: readonly { readonly contratId: string; readonly problems: readonly Problem[] }[];
}

export const computeAllInput = z.strictObject({ period, asOf: day.exactOptional() });
export const validateAllInput = z.strictObject({ period });
export const closeAllInput = z.strictObject({ period });

/** Opens and computes a month for every contract that has one. What nothing has changed for is left as it is. */
export async function computeAll(
  deps: PayrollDeps,
  actor: Actor,
  input: unknown,
  onProgress: OnProgress = () => undefined,
): Promise<Result<AllDone>> {
  const admitted = admit(actor, "pay", computeAllInput, input);
  if (!admitted.ok) return admitted;
  const slug = await slugOf(deps, actor);
  if (!slug.ok) return slug;
  const { period: asked, asOf = deps.clock.today() } = admitted.value;
  const stack = await deps.planOf(slug.value, asOf);
  if (!stack.ok) return stack;
  const contracts = await inTransaction(deps, actor, async (context) => {
    await keepPlan(context.unit, stack.value);
    return success(await concerned(context, asked));
  });
  if (!contracts.ok) return contracts;
  return oneByOne({ deps, actor, onProgress }, contracts.value, async (context, contratId) => {
    const opened = await openIn(context, { contratId, period: asked }, slug.value);
    if (!opened.ok) return opened;
    return computeIn(
      context,
      { contratId, period: asked, asOf },
      { slug: slug.value, stack: stack.value, again: false },
    );
  });
}

/** Validates a month for every contract that has it computed. */
export async function validateAll(
  deps: PayrollDeps,
  actor: Actor,
  input: unknown,
  onProgress: OnProgress = () => undefined,
): Promise<Result<AllDone>> {
  return onOpenedMonths({ deps, actor, onProgress }, input, (context, asked, tools) =>
    validateIn(context, asked, { ...tools, again: false }),
  );
}

/** Closes a month for every contract that has it validated. Each is closed in its own transaction: a run that stops is taken up by the next. */
export async function closeAll(
  deps: PayrollDeps,
  actor: Actor,
  input: unknown,
  onProgress: OnProgress = () => undefined,
): Promise<Result<AllDone>> {
  return onOpenedMonths({ deps, actor, onProgress }, input, closeIn);
}

interface Caller {
  readonly deps: PayrollDeps;
  readonly actor: Actor;
  readonly onProgress: OnProgress;
}

async function onOpenedMonths(
  caller: Caller,
  input: unknown,
  work: (
    context: Context,
    asked: { readonly contratId: string; readonly period: string },
    tools: { readonly slug: string; readonly shelf: Shelf },
  ) => Promise<Result<{ readonly changed: boolean }>>,
): Promise<Result<AllDone>> {
  const { deps, actor } = caller;
  const admitted = admit(actor, "pay", validateAllInput, input);
  if (!admitted.ok) return admitted;
  const slug = await slugOf(deps, actor);
  if (!slug.ok) return slug;
  const { period: asked } = admitted.value;
  const months = await inTransaction(deps, actor, async ({ unit }) =>
    success(await unit.months.ofPeriod(asked)),
  );
  if (!months.ok) return months;
  const shelf = await shelfOf(deps, slug.value);
  const contracts = months.value.map(({ contratId }) => contratId).toSorted();
  return oneByOne(caller, contracts, (context, contratId) =>
    work(context, { contratId, period: asked }, { slug: slug.value, shelf }),
  );
}

async function oneByOne(
  { deps, actor, onProgress }: Caller,
  contracts: readonly string[],
  work: (context: Context, contratId: string) => Promise<Result<{ readonly changed: boolean }>>,
): Promise<Result<AllDone>> {
  const done: string[] = [];
  const unchanged: string[] = [];
  const failed: { contratId: string; problems: readonly Problem[] }[] = [];
  for (const [index, contratId] of contracts.entries()) {
    const result = await inTransaction(deps, actor, (context) => work(context, contratId));
    if (!result.ok) failed.push({ contratId, problems: result.problems });
    else (result.value.changed ? done : unchanged).push(contratId);
    const outcome = result.ok ? (result.value.changed ? "fait" : "inchangé") : "problème";
    onProgress({ done: index + 1, total: contracts.length, contratId, outcome });
  }
  return success({ done, unchanged, failed });
}

/** Contracts that run in a month, have it open already, or have a record in it after their end. */
async function concerned({ unit }: Context, asked: string): Promise<readonly string[]> {
  const opened = new Set((await unit.months.ofPeriod(asked)).map(({ contratId }) => contratId));
  const found: string[] = [];
  for (const contrat of await unit.people.contrats()) {
    const late = !opened.has(contrat.id) && !runsIn(contrat, asked);
    if (late && contrat.debut.slice(0, 7) > asked) continue;
    if (!late || (await unit.pieces.list(contrat.id)).some(({ date }) => date.startsWith(asked)))
      found.push(contrat.id);
  }
  return found.toSorted();
}

function runsIn({ debut, fin }: Contrat, asked: string): boolean {
  return debut.slice(0, 7) <= asked && (fin === null || asked <= fin.slice(0, 7));
}
