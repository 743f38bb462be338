import { failure, success, type Result } from "@bareme/kernel";
import type { Actor } from "../actor.ts";
import { admit } from "../rules/input.ts";
import { openContract, readFile } from "./contract-file.ts";
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
    const opened = await openIn(context, admitted.value, slug.value);
    return opened.ok ? success(await viewAfter(context.unit, opened.value)) : opened;
  });
}

export async function openIn(
  context: Context,
  asked: MonthOfContract,
  slug: string,
): Promise<Result<MonthStep>> {
  const file = await openContract(context, asked.contratId);
  if (!file.ok) return file;
  const known = file.value.months.find(({ period }) => period === asked.period);
  if (known !== undefined) return success({ id: known.id, changed: false });
  const dossier = readFile(slug, file.value);
  if (!dossier.ok) return dossier;
  const refused = orderProblems(file.value.months, dossier.value, asked.period);
  if (refused.length > 0) return failure(refused);
  const opened = await context.unit.months.open(asked.contratId, asked.period);
  await note(context, {
    action: "mois.ouverture",
    target: opened.id,
    data: { contrat: asked.contratId, period: asked.period },
  });
  return success({ id: opened.id, changed: true });
}
