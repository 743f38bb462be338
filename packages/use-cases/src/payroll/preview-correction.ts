import { canonicalJson, failure, success, type Result } from "@bareme/kernel";
import { tableOfRappel, type RappelTable } from "@bareme/payroll";
import type { Actor } from "../actor.ts";
import { admit } from "../rules/input.ts";
import { openContract } from "./contract-file.ts";
import { correctedMonths, correctMonthInput } from "./correct-month.ts";
import type { PayrollDeps } from "./deps.ts";
import { prepareMonth } from "./prepare-month.ts";
import { inTransaction, slugOf } from "./transaction.ts";

/** What a correction would make the open month post, with that of the corrections which it carries already. Nothing is kept. */
export interface CorrectionPreview {
  /** The open month. */
  readonly period: string;
  readonly table: RappelTable;
}

export async function previewCorrection(
  deps: PayrollDeps,
  actor: Actor,
  input: unknown,
): Promise<Result<CorrectionPreview>> {
  const admitted = admit(actor, "pay", correctMonthInput, input);
  if (!admitted.ok) return admitted;
  const { contratId, period, motif, facts } = admitted.value;
  const slug = await slugOf(deps, actor);
  if (!slug.ok) return slug;
  const asOf = deps.clock.today();
  const stack = await deps.planOf(slug.value, asOf);
  if (!stack.ok) return stack;
  return inTransaction(deps, actor, async (context) => {
    const file = await openContract(context, contratId);
    if (!file.ok) return file;
    const concerned = correctedMonths(file.value, period);
    if (!concerned.ok) return concerned;
    const { closed, open } = concerned.value;
    const correction = { moisId: closed.id, inMoisId: open.id, motif, facts: canonicalJson(facts) };
    const corrections = [...(await context.unit.months.corrections(contratId)), correction];
    const source = { unit: context.unit, slug: slug.value, file: file.value, corrections };
    const rappel = await prepareMonth(source, { period: open.period, asOf }, stack.value);
    if (!rappel.ok) return failure(rappel.problems);
    return success({
      period: open.period,
      table: tableOfRappel(rappel.value.open.rappel, stack.value.plan),
    });
  });
}
