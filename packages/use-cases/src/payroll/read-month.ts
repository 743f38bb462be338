import { explain, type Explanation } from "@bareme/engine";
import { failure, success, type Problem, type Result } from "@bareme/kernel";
import { buildStatement, type Lock, type Payslip, type Rappel, type Statement } from "@bareme/payroll";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import { admit } from "../rules/input.ts";
import type { Ecriture } from "../ports/store.ts";
import { openContract, unknownContract } from "./contract-file.ts";
import type { PayrollDeps, Stack } from "./deps.ts";
import { id, monthInput, period } from "./inputs.ts";
import { keptStack, shelfOf, keptText, readKept, tampered, type ReadMonth } from "./kept-month.ts";
import { findMonth, type MonthOfContract } from "./locked-month.ts";
import { rowOfMonth, viewOfMonth, type MonthRow, type MonthView } from "./month-view.ts";
import { prepareMonth } from "./prepare-month.ts";
import { runOf } from "./run-of.ts";
import { inTransaction, slugOf, type Context } from "./transaction.ts";

export const readMonthInput = monthInput;
export const explainAmountInput = monthInput.extend({ amount: z.string().min(1).max(200) });
export const listMonthsInput = z.union([z.strictObject({ contratId: id }), z.strictObject({ period })]);

/** The months of a contract, or of a period over all contracts. */
export async function listMonths(
  deps: PayrollDeps,
  actor: Actor,
  input: unknown,
): Promise<Result<readonly MonthRow[]>> {
  const admitted = admit(actor, "read", listMonthsInput, input);
  if (!admitted.ok) return admitted;
  const asked = admitted.value;
  return inTransaction(deps, actor, async ({ unit: { months, people } }) => {
    if ("period" in asked) return success((await months.ofPeriod(asked.period)).map(rowOfMonth));
    const found = await months.ofContrat(asked.contratId);
    // A contract that no month was opened of is not one that nobody has.
    const isKnown = found.length > 0 || (await people.contrat(asked.contratId)) !== undefined;
    return isKnown ? success(found.map(rowOfMonth)) : failure([unknownContract(asked.contratId)]);
  });
}

export interface PayslipOfMonth {
  readonly month: MonthView;
  /** Null for a refused month. */
  readonly payslip: Payslip | null;
  readonly lock: Lock;
  /** Empty until the month is closed. */
  readonly entries: readonly Ecriture[];
}

export async function readPayslip(
  deps: PayrollDeps,
  actor: Actor,
  input: unknown,
): Promise<Result<PayslipOfMonth>> {
  return onComputed(deps, actor, readMonthInput, input, async (context, { read, stack }) =>
    success({
      month: viewOfMonth(read.kept),
      payslip: runOf(read, stack.plan).payslip,
      lock: read.lock,
      entries: await context.unit.ledger.ofMonth(read.kept.id),
    }),
  );
}

/** The monthly statement of the compte d'activité, with the table of the rappels that the month carries; null for a refused month. */
export async function readStatement(
  deps: PayrollDeps,
  actor: Actor,
  input: unknown,
): Promise<Result<Statement | null>> {
  return onComputed(deps, actor, readMonthInput, input, async (context, { read, stack, slug }) => {
    const evaluation = stack.evaluate(read.request);
    if (keptText(evaluation.document) !== read.kept.document) return failure([tampered(read.kept.period)]);
    const rappel = await rappelOf(context, { read, stack, slug });
    return rappel.ok
      ? success(buildStatement(runOf(read, stack.plan, { evaluation, rappel: rappel.value }), stack.plan))
      : rappel;
  });
}

/** Where an amount of the payslip comes from, down to facts and texts: `x`, `x.employer` or `x[item]`. */
export async function explainAmount(
  deps: PayrollDeps,
  actor: Actor,
  input: unknown,
): Promise<Result<Explanation>> {
  return onComputed(deps, actor, explainAmountInput, input, async (_context, { read, stack, asked }) => {
    const evaluation = stack.evaluate(read.request);
    if (keptText(evaluation.document) !== read.kept.document) return failure([tampered(read.kept.period)]);
    const explanation = explain(evaluation, asked.amount);
    return explanation === undefined ? failure([unknownAmount(asked.amount)]) : success(explanation);
  });
}

export interface Opened {
  readonly read: ReadMonth;
  readonly stack: Stack;
  readonly slug: string;
}

/** Reads a computed month with the rules that computed it. */
export async function onComputed<S extends z.ZodType<MonthOfContract>, T>(
  deps: PayrollDeps,
  actor: Actor,
  schema: S,
  input: unknown,
  work: (context: Context, opened: Opened & { readonly asked: z.output<S> }) => Promise<Result<T>>,
): Promise<Result<T>> {
  const admitted = admit(actor, "read", schema, input);
  if (!admitted.ok) return admitted;
  const slug = await slugOf(deps, actor);
  if (!slug.ok) return slug;
  const shelf = await shelfOf(deps, slug.value);
  return inTransaction(deps, actor, async (context) => {
    const found = await findMonth(context, admitted.value);
    if (!found.ok) return found;
    const read = readKept(found.value);
    if (!read.ok) return read;
    const stack = await keptStack(context.unit, read.value.lock.plan, shelf);
    if (!stack.ok) return stack;
    return work(context, {
      asked: admitted.value,
      read: read.value,
      stack: stack.value,
      slug: slug.value,
    });
  });
}

/** What closed months owed or were owed when the month was computed; null when it carries nothing of them. */
async function rappelOf(context: Context, { read, stack, slug }: Opened): Promise<Result<Rappel | null>> {
  if (read.request.facts["rappels"] === undefined) return success(null);
  const { contratId } = read.kept;
  const file = await openContract(context, contratId);
  if (!file.ok) return file;
  const corrections = await context.unit.months.corrections(contratId);
  const { period: when, asOf } = read.request;
  const source = { unit: context.unit, slug, file: file.value, corrections };
  const opened = await prepareMonth(source, { period: when, asOf }, stack);
  return opened.ok ? success(opened.value.open.rappel) : opened;
}

function unknownAmount(amount: string): Problem {
  return {
    code: "AMOUNT_UNKNOWN",
    path: [amount],
    message: `« ${amount} » n'est pas un montant de ce mois.`,
    remedy: "Donnez l'identifiant d'une ligne du bulletin, comme « netAPayer » ou « sante.employer ».",
  };
}
