import { failure, success, type Problem, type Result } from "@bareme/kernel";
import type { KeptMonth, UnitOfWork } from "../ports/store.ts";
import { openContract, unknownContract } from "./contract-file.ts";
import { keptStack, keptText, notComputed, readKept, type ReadMonth, type Shelf } from "./kept-month.ts";
import { prepareMonth } from "./prepare-month.ts";
import type { Context } from "./transaction.ts";

export interface MonthOfContract {
  readonly contratId: string;
  readonly period: string;
}

/** A month that this transaction alone may change. */
export async function lockMonth(
  { unit }: Context,
  { contratId, period }: MonthOfContract,
): Promise<Result<KeptMonth>> {
  const kept = await unit.months.lockAt(contratId, period);
  return kept === undefined ? absent(unit, { contratId, period }) : success(kept);
}

/** A month to read. */
export async function findMonth(
  { unit }: Context,
  { contratId, period }: MonthOfContract,
): Promise<Result<KeptMonth>> {
  const kept = await unit.months.at(contratId, period);
  return kept === undefined ? absent(unit, { contratId, period }) : success(kept);
}

async function absent(
  { people }: UnitOfWork,
  { contratId, period }: MonthOfContract,
): Promise<Result<never>> {
  const contrat = await people.contrat(contratId);
  return failure([contrat === undefined ? unknownContract(contratId) : notOpen(period)]);
}

/**
 * The locked month, when it is still what its facts and its plan would give: otherwise a person would sign for something else. Closed months do not change, so
 * it is as long as nobody has written to the records that it was computed from; else it is prepared again, for what was written may change nothing.
 */
export async function stillCurrent(
  context: Context,
  kept: KeptMonth,
  { slug, shelf }: { readonly slug: string; readonly shelf: Shelf },
): Promise<Result<ReadMonth>> {
  const { unit } = context;
  const read = readKept(kept);
  if (!read.ok) return read;
  if (kept.planHash === null) return failure([notComputed(kept.period)]);
  if ((await unit.months.sources(kept.contratId)) === kept.sources) return read;
  const stack = await keptStack(unit, kept.planHash, shelf);
  if (!stack.ok) return stack;
  const file = await openContract(context, kept.contratId);
  if (!file.ok) return file;
  const corrections = await unit.months.corrections(kept.contratId);
  const { period, asOf } = read.value.request;
  const opened = await prepareMonth(
    { unit, slug, file: file.value, corrections },
    { period, asOf },
    stack.value,
  );
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
