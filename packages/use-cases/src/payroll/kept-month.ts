import type { EvaluationDocument, EvaluationRequest, Plan } from "@bareme/engine";
import { createEvaluator } from "@bareme/engine";
import {
  canonicalJson,
  failure,
  sha256Hex,
  success,
  type JsonValue,
  type Problem,
  type Result,
} from "@bareme/kernel";
import type { Lock } from "@bareme/payroll";
import { z } from "zod";
import type { KeptMonth, UnitOfWork } from "../ports/store.ts";
import type { PayrollDeps, Stack } from "./deps.ts";

/** A computed month, read again: what was asked, what came of it, and from what. */
export interface ReadMonth {
  readonly kept: KeptMonth;
  readonly request: EvaluationRequest;
  readonly document: EvaluationDocument;
  readonly lock: Lock;
}

/** The text under which a value is kept and hashed. What JSON would drop, an undefined member, is dropped before. */
export function keptText(value: unknown): string {
  return canonicalJson(JSON.parse(JSON.stringify(value)) as JsonValue);
}

const lockShape = z.strictObject({
  engine: z.string(),
  period: z.string(),
  paymentDate: z.string(),
  asOf: z.string().nullable(),
  ruleSets: z.array(z.strictObject({ ruleSet: z.string(), hash: z.string() })),
  plan: z.string(),
  request: z.string(),
  result: z.string(),
});

export function readLock(text: string): Lock | undefined {
  try {
    return lockShape.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Reads a computed month. Its texts must be those that its lock was made of: then they are what we wrote, and have its shape. */
export function readKept(kept: KeptMonth): Result<ReadMonth> {
  const { period, request, document, lock: lockText, planHash } = kept;
  if (request === null || document === null || lockText === null) return failure([notComputed(period)]);
  const lock = readLock(lockText);
  if (
    lock === undefined ||
    lock.period !== period ||
    lock.plan !== planHash ||
    lock.request !== sha256Hex(request) ||
    lock.result !== sha256Hex(document)
  )
    return failure([tampered(period)]);
  return success({
    kept,
    request: JSON.parse(request) as EvaluationRequest,
    document: JSON.parse(document) as EvaluationDocument,
    lock,
  });
}

/** Stacks by the hash of their plan, for the time of one call. */
export type Shelf = Map<string, Stack>;

/** A shelf with the stack in force, which most months were computed under: it is compiled already. None when the rules are broken. */
export async function shelfOf({ planOf, clock }: PayrollDeps, slug: string): Promise<Shelf> {
  const stack = await planOf(slug, clock.today());
  return new Map(stack.ok ? [[stack.value.planHash, stack.value]] : []);
}

/** The stack of a kept plan. */
export async function keptStack(unit: UnitOfWork, hash: string, shelf: Shelf): Promise<Result<Stack>> {
  const known = shelf.get(hash);
  if (known !== undefined) return success(known);
  const text = await unit.plans.find(hash);
  const stack = text === undefined ? failure([planMissing(hash)]) : stackOf(text, hash);
  if (stack.ok) shelf.set(hash, stack.value);
  return stack;
}

/** The stack of a plan's text, which must have the hash: then it is a plan that we compiled. */
export function stackOf(text: string, hash: string): Result<Stack> {
  if (sha256Hex(text) !== hash) return failure([planTampered(hash)]);
  const plan = JSON.parse(text) as Plan;
  return success({ plan, planHash: hash, evaluate: createEvaluator(plan) });
}

/** Keeps the plan of a stack; once is enough. */
export async function keepPlan(unit: UnitOfWork, { plan, planHash }: Stack): Promise<void> {
  if (!(await unit.plans.has(planHash))) await unit.plans.keep(planHash, keptText(plan));
}

export function notComputed(period: string): Problem {
  return {
    code: "MONTH_NOT_COMPUTED",
    path: [period],
    message: `${period} n'est pas calculé.`,
    remedy: "Calculez d'abord ce mois.",
  };
}

export function tampered(period: string): Problem {
  return {
    code: "MONTH_TAMPERED",
    path: [period],
    message: `Le bulletin de ${period} n'est plus celui que son verrou décrit : il a été changé hors de l'application.`,
    remedy:
      "N'utilisez pas ce bulletin ; restaurez la sauvegarde d'avant le changement, et cherchez qui l'a fait.",
  };
}

function planMissing(hash: string): Problem {
  return {
    code: "PLAN_MISSING",
    path: [hash],
    message: `Les règles compilées de ce mois (${hash.slice(0, 12)}…) ne sont plus gardées.`,
    remedy: "Restaurez la sauvegarde qui les contient : un bulletin ne se rejoue qu'avec elles.",
  };
}

function planTampered(hash: string): Problem {
  return {
    code: "PLAN_TAMPERED",
    path: [hash],
    message: `Les règles compilées gardées sous ${hash.slice(0, 12)}… ont été changées hors de l'application.`,
    remedy:
      "N'utilisez pas ce bulletin ; restaurez la sauvegarde d'avant le changement, et cherchez qui l'a fait.",
  };
}
