import { canonicalJson, failure, success, type Problem, type Result } from "@bareme/kernel";
import type { Actor } from "../actor.ts";
import { admit } from "../rules/input.ts";
import type { KeptCorrection, MonthHead } from "../ports/store.ts";
import type { ContractFile } from "./contract-file.ts";
import type { PayrollDeps, Stack } from "./deps.ts";
import { monthInput, record, words } from "./inputs.ts";
import { prepareMonth } from "./prepare-month.ts";
import { inTransaction, slugOf, type Context } from "./transaction.ts";

/** `period` is the closed month; `facts` are those that were wrong, as they should have been. */
export const correctMonthInput = monthInput.extend({ motif: words, facts: record });

/** A correction that is asked for, with all that tells what it makes the open month post. */
export interface AskedCorrection {
  readonly correction: KeptCorrection;
  readonly closed: MonthHead;
  /** The month that will carry the rappel. */
  readonly open: MonthHead;
  readonly file: ContractFile;
  readonly slug: string;
  readonly stack: Stack;
  readonly asOf: string;
}

/** Reads what is asked and what it is asked of; `openFile` says whether the contract is held for a change. */
export async function onCorrection<T>(
  { deps, actor, input }: { readonly deps: PayrollDeps; readonly actor: Actor; readonly input: unknown },
  openFile: (context: Context, contratId: string) => Promise<Result<ContractFile>>,
  work: (context: Context, asked: AskedCorrection) => Promise<Result<T>>,
): Promise<Result<T>> {
  const admitted = admit(actor, "pay", correctMonthInput, input);
  if (!admitted.ok) return admitted;
  const { contratId, period, motif, facts } = admitted.value;
  const slug = await slugOf(deps, actor);
  if (!slug.ok) return slug;
  const asOf = deps.clock.today();
  const stack = await deps.planOf(slug.value, asOf);
  if (!stack.ok) return stack;
  return inTransaction(deps, actor, async (context) => {
    const file = await openFile(context, contratId);
    if (!file.ok) return file;
    const concerned = correctedMonths(file.value, period);
    if (!concerned.ok) return concerned;
    const { closed, open } = concerned.value;
    const correction = { moisId: closed.id, inMoisId: open.id, motif, facts: canonicalJson(facts) };
    const asked = { correction, closed, open, file: file.value, slug: slug.value, stack: stack.value, asOf };
    return work(context, asked);
  });
}

/** The open month with the rappels of these corrections. */
export function openCorrected(
  { unit }: Context,
  { open, file, slug, stack, asOf }: AskedCorrection,
  corrections: readonly KeptCorrection[],
): ReturnType<typeof prepareMonth> {
  return prepareMonth({ unit, slug, file, corrections }, { period: open.period, asOf }, stack);
}

/** The closed month that a correction is about, and the open one that will carry its rappel. */
function correctedMonths(
  { months }: ContractFile,
  period: string,
): Result<{ readonly closed: MonthHead; readonly open: MonthHead }> {
  const closed = months.find((one) => one.period === period && one.status === "clos");
  const open = months.find((one) => one.status !== "clos");
  if (closed === undefined) return failure([notClosed(period)]);
  return open === undefined ? failure([nothingOpen()]) : success({ closed, open });
}

function notClosed(period: string): Problem {
  return {
    code: "CORRECTION_WITHOUT_MONTH",
    path: ["corrections", period],
    message: `La correction de ${period} ne trouve pas de mois clos.`,
    remedy: "Donnez un mois déjà clos ; les faits d'un mois ouvert se changent directement.",
  };
}

function nothingOpen(): Problem {
  return {
    code: "MONTH_NOT_OPEN",
    path: [],
    message: "Aucun mois n'est ouvert pour porter le rappel.",
    remedy: "Ouvrez le mois qui suit le dernier mois clos.",
  };
}
