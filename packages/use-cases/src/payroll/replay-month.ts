import type { EvaluationRequest } from "@bareme/engine";
import { failure, sha256Hex, success, type Problem, type Result } from "@bareme/kernel";
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
    const { period, request, document, lock, planHash } = found.value.kept;
    const plan = planHash === null ? undefined : await context.unit.plans.find(planHash);
    if (request === null || document === null || lock === null || plan === undefined)
      return failure([nothingToReplay(period)]);
    return success({ format: "bareme-mois-1", period, plan, request, document, lock });
  });
}

/** Computes an exported month again, on any machine. */
export function replayExport(input: unknown): Result<Replayed> {
  const parsed = exportedMonthInput.safeParse(input);
  if (!parsed.success) return failure([notAnExport()]);
  const { period, plan, request, document, lock: lockText } = parsed.data;
  const lock = readLock(lockText);
  if (
    lock === undefined ||
    lock.period !== period ||
    lock.request !== sha256Hex(request) ||
    lock.result !== sha256Hex(document)
  )
    return failure([tampered(period)]);
  const stack = stackOf(plan, lock.plan);
  if (!stack.ok) return stack;
  const again = keptText(stack.value.evaluate(JSON.parse(request) as EvaluationRequest).document);
  return again === document
    ? success({ period, result: lock.result })
    : failure([differs(period, lock.engine)]);
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

function differs(period: string, engine: string): Problem {
  return {
    code: "REPLAY_DIFFERS",
    path: [period],
    message: `Le calcul de ${period}, refait sur ses règles et sa demande, ne donne plus le même bulletin (moteur ${engine}).`,
    remedy: "Rejouez-le avec la version du moteur que le verrou nomme, et signalez l'écart.",
  };
}
