import { failure, success, type Problem, type Result } from "@bareme/kernel";
import type { KeptMonth } from "../ports/store.ts";
import { openContract, type ContractFile } from "./contract-file.ts";
import { keptStack, keptText, notComputed, readKept, type ReadMonth, type Shelf } from "./kept-month.ts";
import { prepareMonth } from "./prepare-month.ts";
import type { Context } from "./transaction.ts";

/** A month that this transaction alone may change, and its contract as it stands since. */
export interface LockedMonth {
  readonly kept: KeptMonth;
  readonly file: ContractFile;
}

export interface MonthOfContract {
  readonly contratId: string;
  readonly period: string;
}

export async function lockMonth(
  context: Context,
  { contratId, period }: MonthOfContract,
): Promise<Result<LockedMonth>> {
  const found = (await context.unit.months.ofContrat(contratId)).find((one) => one.period === period);
  const kept = found === undefined ? undefined : await context.unit.months.lock(found.id);
  const file = await openContract(context, contratId);
  if (!file.ok) return file;
  return kept === undefined ? failure([notOpen(period)]) : success({ kept, file: file.value });
}

/** A month to read. */
export async function findMonth(
  context: Context,
  { contratId, period }: MonthOfContract,
): Promise<Result<LockedMonth>> {
  const file = await openContract(context, contratId);
  if (!file.ok) return file;
  const kept = file.value.months.find((one) => one.period === period);
  return kept === undefined ? failure([notOpen(period)]) : success({ kept, file: file.value });
}

/** The computed month, when it is still what its facts and its plan would give: otherwise a person would sign for something else. */
export async function stillCurrent(
  context: Context,
  { kept, file }: LockedMonth,
  { slug, shelf }: { readonly slug: string; readonly shelf: Shelf },
): Promise<Result<ReadMonth>> {
  const read = readKept(kept);
  if (!read.ok) return read;
  if (kept.planHash === null) return failure([notComputed(kept.period)]);
  const stack = await keptStack(context.unit, kept.planHash, shelf);
  if (!stack.ok) return stack;
  const corrections = await context.unit.months.corrections(kept.contratId);
  const { period, asOf } = read.value.request;
  const opened = prepareMonth({ slug, file, corrections }, { period, asOf }, stack.value);
  if (!opened.ok) return opened;
  return keptText(opened.value.open.request) === kept.request ? read : failure([stale(kept.period)]);
}

export function alreadyClosed(period: string): Problem {
  return {
    code: "MONTH_ALREADY_CLOSED",
    path: [period],
    message: `${period} est déjà clos, et un mois clos ne change pas.`,
    remedy: `Corrigez ${period} par un rappel, dans le mois ouvert.`,
  };
}

function notOpen(period: string): Problem {
  return {
    code: "MONTH_NOT_OPEN",
    path: [period],
    message: `${period} n'est pas ouvert pour ce contrat.`,
    remedy: `Ouvrez ${period}.`,
  };
}

function stale(period: string): Problem {
  return {
    code: "MONTH_STALE",
    path: [period],
    message: `Les faits de ${period} ont changé depuis son calcul.`,
    remedy: `Calculez ${period} de nouveau, et relisez-le.`,
  };
}
