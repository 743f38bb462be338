import { canonicalJson, sha256Hex, type JsonValue } from "@bareme/kernel";
import type { EvaluationDocument, EvaluationRequest, Plan } from "@bareme/engine";
import { paymentDateOf } from "./payslip.ts";

/** What a payslip was computed from, in hashes: it stands beside the evaluation, never in it. */
export interface Lock {
  readonly engine: string;
  readonly period: string;
  readonly paymentDate: string;
  readonly asOf: string | null;
  readonly ruleSets: readonly { readonly ruleSet: string; readonly hash: string }[];
  /** SHA-256 of the canonical JSON of the compiled plan, of the request and of the result. */
  readonly plan: string;
  readonly request: string;
  readonly result: string;
}

/** The hash of a compiled plan, to be made once for all the months that it computes. */
export function hashPlan(plan: Plan): string {
  return sha256Hex(textOf(plan));
}

export function lockOf(
  month: { readonly request: EvaluationRequest; readonly document: EvaluationDocument },
  plan: Plan,
  planHash: string,
  engine: string,
): Lock {
  const { request, document } = month;
  return lockOfTexts(
    { request, texts: { request: textOf(request), document: textOf(document) } },
    plan,
    planHash,
    engine,
  );
}

/** The same from the texts that are kept, for whoever has made them already: of a month, they are the longest of what is written. */
export function lockOfTexts(
  month: {
    readonly request: EvaluationRequest;
    readonly texts: { readonly request: string; readonly document: string };
  },
  plan: Plan,
  planHash: string,
  engine: string,
): Lock {
  return {
    engine,
    period: month.request.period,
    paymentDate: paymentDateOf(month.request),
    asOf: month.request.asOf ?? null,
    ruleSets: plan.layers.map(({ ruleSet, hash }) => ({ ruleSet, hash })),
    plan: planHash,
    request: sha256Hex(month.texts.request),
    result: sha256Hex(month.texts.document),
  };
}

/** What JSON would drop, an undefined member, is dropped before the canonical form refuses it. */
function textOf(value: unknown): string {
  return canonicalJson(JSON.parse(JSON.stringify(value)) as JsonValue);
}
