import { add, decimal, decimalToFixed, subtract, success, ZERO, type Result } from "@bareme/kernel";
import { tableOfRappel, type Rappel, type RappelTable } from "@bareme/payroll";
import type { Actor } from "../actor.ts";
import { onCorrection, openCorrected } from "./asked-correction.ts";
import { openContract } from "./contract-file.ts";
import type { PayrollDeps } from "./deps.ts";
import { readKept, type ReadMonth } from "./kept-month.ts";

/** What a correction would make the open month post, with that of the corrections which it carries already. Nothing is kept. */
export interface CorrectionPreview {
  /** The open month. */
  readonly period: string;
  readonly table: RappelTable;
  /**
   * What the closed months should have paid more, or less when negative: the netAPayer of all of them computed again, less what they paid. EUR. Tax that
   * was withheld stays as it was; that of the rappel is withheld by the month that carries it.
   */
  readonly netAPayerMoved: string;
}

export async function previewCorrection(
  deps: PayrollDeps,
  actor: Actor,
  input: unknown,
): Promise<Result<CorrectionPreview>> {
  return onCorrection({ deps, actor, input }, openContract, async (context, asked) => {
    const { months } = context.unit;
    const { correction, open, file, stack } = asked;
    const corrections = [...(await months.corrections(file.contrat.id)), correction];
    const opened = await openCorrected(context, asked, corrections);
    if (!opened.ok) return opened;
    const { rappel } = opened.value.open;
    const restated = new Set(rappel?.months.map(({ period }) => period));
    const heads = file.months.filter(({ period }) => restated.has(period));
    const paid: ReadMonth[] = [];
    for (const kept of await months.read(heads.map(({ id }) => id))) {
      const one = readKept(kept);
      if (!one.ok) return one;
      paid.push(one.value);
    }
    return success({
      period: open.period,
      table: tableOfRappel(rappel, stack.plan),
      netAPayerMoved: netAPayerMoved(rappel, paid),
    });
  });
}

/** Over all months: what one carried of another is in what it paid, and no longer in what it should have paid. */
function netAPayerMoved(rappel: Rappel | null, paid: readonly ReadMonth[]): string {
  const sum = (documents: readonly { readonly values: Readonly<Record<string, string>> }[]) =>
    documents.reduce((net, { values }) => add(net, decimal(values["netAPayer"] ?? "0")), ZERO);
  const restated = (rappel?.months ?? []).map((month) => month.restated);
  return decimalToFixed(subtract(sum(restated), sum(paid.map(({ document }) => document))), 2);
}
