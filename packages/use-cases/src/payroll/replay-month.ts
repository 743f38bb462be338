import type { EvaluationRequest } from "@bareme/engine";
import { canonicalJson, failure, sha256Hex, success, type Problem, type Result } from "@bareme/kernel";
import { lockOf, type Lock } from "@bareme/payroll";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import { admit } from "../rules/input.ts";
import type { PayrollDeps } from "./deps.ts";
import { keptText, readLock, stackOf, tampered } from "./kept-month.ts";
import { findMonth } from "./locked-month.ts";
import { readMonthInput } from "./read-month.ts";
import { inTransaction } from "./transaction.ts";

/** All that a machine needs to compute a month again: the compiled plan and the request. Each is the text that was hashed. */
export const exportedMonthInput = z.strictObject({
  format: z.literal("bareme-mois-1"),
  period: z.string(),
  plan: z.string(),
  request: z.string(),
  document: z.string(),
  lock: z.string(),
  /** SHA-256 of the canonical JSON of all the others: a copy that was damaged is told from one that does not replay. */
  checksum: z.string(),
});
export type ExportedMonth = z.infer<typeof exportedMonthInput>;

export interface Replayed {
  readonly period: string;
  /** SHA-256 of the document, found again. */
  readonly result: string;
}

/** Computes a month again from its kept plan and request alone: the same bytes, or a problem. */
export async function replayMonth(
  deps: PayrollDeps,
  actor: Actor,
  input: unknown,
): Promise<Result<Replayed>> {
  const exported = await exportMonth(deps, actor, input);
  return exported.ok ? replayExport(exported.value) : exported;
}

export async function exportMonth(
  deps: PayrollDeps,
  actor: Actor,
  input: unknown,
): Promise<Result<ExportedMonth>> {
  const admitted = admit(actor, "read", readMonthInput, input);
  if (!admitted.ok) return admitted;
  return inTransaction(deps, actor, async (context) => {
    const found = await findMonth(context, admitted.value);
    if (!found.ok) return found;
    const { period, request, document, lock, planHash } = found.value;
    const plan = planHash === null ? undefined : await context.unit.plans.find(planHash);
    if (request === null || document === null || lock === null || plan === undefined)
      return failure([nothingToReplay(period)]);
    return success(exportOf({ period, plan, request, document, lock }));
  });
}

/** The export of a month: of its period and of the four texts that are kept of it. */
export function exportOf(month: Omit<ExportedMonth, "format" | "checksum">): ExportedMonth {
  const { period, plan, request, document, lock } = month;
  const said = { format: "bareme-mois-1" as const, period, plan, request, document, lock };
  return { ...said, checksum: sha256Hex(canonicalJson(said)) };
}

/** The very text of an export's file. */
export function exportText(exported: ExportedMonth): string {
  return `${canonicalJson(exported)}\n`;
}

/** Computes the month of an export's file again. The text must be the one that was written, to the byte. */
export function replayText(text: string): Result<Replayed> {
  const parsed = exportedMonthInput.safeParse(jsonIn(text));
  if (!parsed.success) return failure([notAnExport()]);
  const replayed = replayExport(parsed.data);
  return replayed.ok && exportText(parsed.data) !== text ? failure([damaged(parsed.data.period)]) : replayed;
}

/** Computes an exported month again, on any machine, from the export alone. */
export function replayExport(input: unknown): Result<Replayed> {
  const parsed = exportedMonthInput.safeParse(input);
  if (!parsed.success) return failure([notAnExport()]);
  const { period, request, document, lock: lockText } = parsed.data;
  const lock = readLock(lockText);
  if (
    lock === undefined ||
    lock.period !== period ||
    lock.request !== sha256Hex(request) ||
    lock.result !== sha256Hex(document)
  )
    return failure([tampered(period)]);
  const again = computedAgain(parsed.data, lock);
  if (!again.ok) return again;
  if (again.value.document !== document) return failure([differs(period, lock.engine)]);
  if (again.value.lock !== lockText) return failure([tampered(period)]);
  if (exportOf(parsed.data).checksum !== parsed.data.checksum) return failure([damaged(period)]);
  return success({ period, result: lock.result });
}

/** The document and the lock, made anew from the plan and the request. Only the engine of the time is taken from the old lock. */
function computedAgain(
  { plan, request: text }: ExportedMonth,
  lock: Lock,
): Result<{ readonly document: string; readonly lock: string }> {
  try {
    const stack = stackOf(plan, lock.plan);
    if (!stack.ok) return stack;
    const request = JSON.parse(text) as EvaluationRequest;
    const { document } = stack.value.evaluate(request);
    const made = lockOf({ request, document }, stack.value.plan, lock.plan, lock.engine);
    return success({ document: keptText(document), lock: keptText(made) });
  } catch {
    // What comes from outside may be forged, lock included: whatever that makes the engine throw, it is no month of ours.
    return failure([notAnExport()]);
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function nothingToReplay(period: string): Problem {
  return {
    code: "MONTH_NOT_COMPUTED",
    path: [period],
    message: `${period} n'est pas calculé, ou ses règles ne sont plus gardées : il n'y a rien à rejouer.`,
    remedy: "Calculez d'abord ce mois.",
  };
}

function notAnExport(): Problem {
  return {
    code: "EXPORT_INVALID",
    path: [],
    message: "Ce n'est pas un mois exporté par Barème.",
    remedy: "Donnez le fichier tel que l'export l'a fait.",
  };
}

function damaged(period: string): Problem {
  return {
    code: "EXPORT_DAMAGED",
    path: [period],
    message: `Le fichier de ${period} n'est plus, à l'octet près, celui que l'export a écrit : il a été changé ou abîmé depuis.`,
    remedy: "Reprenez le fichier tel que l'export l'a fait, ou exportez ce mois de nouveau.",
  };
}

function differs(period: string, engine: string): Problem {
  return {
    code: "REPLAY_DIFFERS",
    path: [period],
    message: `Le calcul de ${period}, refait sur ses règles et sa demande, ne donne plus le même bulletin (moteur ${engine}).`,
    remedy: "Rejouez-le avec la version du moteur que le verrou nomme, et signalez l'écart.",
  };
}
