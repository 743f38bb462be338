import { canonicalJson, failure, sha256Hex, success, type Problem, type Result } from "@bareme/kernel";
import type { Actor } from "../actor.ts";
import { admit } from "../rules/input.ts";
import type { KeptCorrection, MonthHead } from "../ports/store.ts";
import { openForChange, type ContractFile } from "./contract-file.ts";
import type { PayrollDeps } from "./deps.ts";
import { monthInput, record, words } from "./inputs.ts";
import { prepareMonth } from "./prepare-month.ts";
import { inTransaction, note, slugOf } from "./transaction.ts";

/** `period` is the closed month; `facts` are those that were wrong, as they should have been. */
export const correctMonthInput = monthInput.extend({ motif: words, facts: record });

/** Corrects a closed month: it stays as it is, and the open month will carry its rappel. The same correction twice is one. */
export async function correctMonth(
  deps: PayrollDeps,
  actor: Actor,
  input: unknown,
): Promise<Result<KeptCorrection>> {
  const admitted = admit(actor, "pay", correctMonthInput, input);
  if (!admitted.ok) return admitted;
  const { contratId, period, motif, facts } = admitted.value;
  const slug = await slugOf(deps, actor);
  if (!slug.ok) return slug;
  const asOf = deps.clock.today();
  const stack = await deps.planOf(slug.value, asOf);
  if (!stack.ok) return stack;
  return inTransaction(deps, actor, async (context) => {
    const { months } = context.unit;
    const file = await openForChange(context, contratId);
    if (!file.ok) return file;
    const concerned = correctedMonths(file.value, period);
    if (!concerned.ok) return concerned;
    const { closed, open } = concerned.value;
    const correction = { moisId: closed.id, inMoisId: open.id, motif, facts: canonicalJson(facts) };
    if ((await months.corrections(contratId)).some((one) => isSame(one, correction)))
      return success(correction);
    await months.addCorrection(correction, actor.utilisateurId);
    // A correction is never taken back: one that the closed months cannot be computed with would block the contract for good.
    const corrections = await months.corrections(contratId);
    const source = { unit: context.unit, slug: slug.value, file: file.value, corrections };
    const rappel = await prepareMonth(source, { period: open.period, asOf }, stack.value);
    if (!rappel.ok) return rappel;
    await note(context, {
      action: "mois.correction",
      target: closed.id,
      data: {
        period,
        dans: open.period,
        motif,
        faits: Object.keys(facts).toSorted(),
        empreinte: sha256Hex(correction.facts),
      },
    });
    return success(correction);
  });
}

/** The closed month that a correction is about, and the open one that will carry its rappel. */
export function correctedMonths(
  { months }: ContractFile,
  period: string,
): Result<{ readonly closed: MonthHead; readonly open: MonthHead }> {
  const closed = months.find((one) => one.period === period && one.status === "clos");
  const open = months.find((one) => one.status !== "clos");
  if (closed === undefined) return failure([notClosed(period)]);
  return open === undefined ? failure([nothingOpen()]) : success({ closed, open });
}

function isSame(one: KeptCorrection, other: KeptCorrection): boolean {
  return (
    one.moisId === other.moisId &&
    one.inMoisId === other.inMoisId &&
    one.motif === other.motif &&
    one.facts === other.facts
  );
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
