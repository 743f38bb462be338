import { failure, success, type Problem, type Result } from "@bareme/kernel";
import type { Actor } from "../actor.ts";
import type { Change } from "../audit/write-journal.ts";
import type { KeptMonth, MonthHead } from "../ports/store.ts";
import { admit } from "../rules/input.ts";
import { openForChange, readFile, type ContractFile } from "./contract-file.ts";
import type { PayrollDeps } from "./deps.ts";
import { monthInput } from "./inputs.ts";
import type { MonthOfContract } from "./locked-month.ts";
import { viewAfter, type MonthStep, type MonthView } from "./month-view.ts";
import { orderProblems } from "./prepare-month.ts";
import { inTransaction, note, slugOf, type Context } from "./transaction.ts";

export const openMonthInput = monthInput;

/** Opens the next month of a contract; nothing happens when it is there already. */
export async function openMonth(deps: PayrollDeps, actor: Actor, input: unknown): Promise<Result<MonthView>> {
  const admitted = admit(actor, "pay", openMonthInput, input);
  if (!admitted.ok) return admitted;
  const slug = await slugOf(deps, actor);
  if (!slug.ok) return slug;
  return inTransaction(deps, actor, async (context) => {
    const opened = await openIn(context, admitted.value);
    if (!opened.ok) return opened;
    const { made } = opened.value;
    if (made !== null) {
      const refused = refusals(made.file, admitted.value.period, slug.value);
      if (refused.length > 0) return failure(refused);
      await note(context, openingOf(made.kept));
    }
    return success(await viewAfter(context.unit, opened.value));
  });
}

/** A month that this transaction has opened, and its contract, which is locked. */
export interface MadeMonth {
  readonly kept: KeptMonth;
  readonly file: ContractFile;
}

/** Opens a month where it is not. Whether it may be opened, and the journal, which comes last, are the caller's. */
export async function openIn(
  context: Context,
  asked: MonthOfContract,
): Promise<Result<MonthStep & { readonly made: MadeMonth | null }>> {
  const isKnown = ({ period }: MonthHead): boolean => period === asked.period;
  const there = (await context.unit.months.ofContrat(asked.contratId)).find(isKnown);
  if (there !== undefined) return success({ id: there.id, changed: false, made: null });
  const file = await openForChange(context, asked.contratId);
  if (!file.ok) return file;
  // Someone may have opened it before the contract was locked.
  const known = file.value.months.find(isKnown);
  if (known !== undefined) return success({ id: known.id, changed: false, made: null });
  const kept = await context.unit.months.open(asked.contratId, asked.period);
  return success({ id: kept.id, changed: true, made: { kept, file: file.value } });
}

function refusals(file: ContractFile, period: string, slug: string): readonly Problem[] {
  const dossier = readFile(slug, file);
  return dossier.ok ? orderProblems(file.months, dossier.value, period) : dossier.problems;
}

/** What the journal says of a month that was opened. */
export function openingOf({ id, contratId, period }: KeptMonth): Change {
  return { action: "mois.ouverture", target: id, data: { contrat: contratId, period } };
}
