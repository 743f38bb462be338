import { failure, success, type Result } from "@bareme/kernel";
import { controlPayslip, readControlFile, type Control } from "@bareme/payroll";
import type { Actor } from "../actor.ts";
import { admit } from "../rules/input.ts";
import type { PayrollDeps, Stack } from "./deps.ts";
import { openContract } from "./contract-file.ts";
import { day, monthInput, record } from "./inputs.ts";
import { prepareMonth } from "./prepare-month.ts";
import { readKept } from "./kept-month.ts";
import { inTransaction, slugOf, type Context } from "./transaction.ts";

/** `bulletin` and `compte` are typed from paper, in the form of a control file. */
export const controlMonthInput = monthInput.extend({
  bulletin: record,
  compte: record.exactOptional(),
  asOf: day.exactOptional(),
});

/** Controls a payslip made elsewhere against the month of the contract, on its own facts and opening. */
export async function controlMonth(
  deps: PayrollDeps,
  actor: Actor,
  input: unknown,
): Promise<Result<Control>> {
  const admitted = admit(actor, "read", controlMonthInput, input);
  if (!admitted.ok) return admitted;
  const slug = await slugOf(deps, actor);
  if (!slug.ok) return slug;
  const { contratId, period, bulletin, compte, asOf = deps.clock.today() } = admitted.value;
  const stack = await deps.planOf(slug.value, asOf);
  if (!stack.ok) return stack;
  const month = await inTransaction(deps, actor, (context) =>
    requestOf(context, { contratId, period, asOf }, stack.value, slug.value),
  );
  if (!month.ok) return month;
  const { paymentDate, facts, opening } = month.value;
  const file = readControlFile({
    rules: `company/${slug.value}`,
    period,
    ...(paymentDate !== undefined && { paymentDate }),
    asOf,
    facts,
    ...(opening !== undefined && opening !== null && { opening }),
    bulletin,
    ...(compte !== undefined && { compte }),
  });
  if (!file.ok) return file;
  const control = controlPayslip(file.value, stack.value);
  return control.problems.length > 0 ? failure(control.problems) : success(control);
}

/** What the month was asked on, or would be. */
async function requestOf(
  context: Context,
  asked: { readonly contratId: string; readonly period: string; readonly asOf: string },
  stack: Stack,
  slug: string,
) {
  const { unit } = context;
  const file = await openContract(context, asked.contratId);
  if (!file.ok) return file;
  const head = file.value.months.find(({ period }) => period === asked.period);
  const kept = head?.status === "clos" ? await unit.months.find(head.id) : undefined;
  const read = kept && readKept(kept);
  if (read !== undefined) return read.ok ? success(read.value.request) : read;
  const corrections = await unit.months.corrections(asked.contratId);
  const opened = await prepareMonth({ unit, slug, file: file.value, corrections }, asked, stack);
  return opened.ok ? success(opened.value.open.request) : opened;
}
