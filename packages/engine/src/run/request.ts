import type { Decimal } from "@bareme/kernel";
import type { ChoicePlan } from "../plan.ts";
import type { Item } from "./frame.ts";

/** What an evaluation is asked: a month, its facts, how it opens, which lines are given. Everything in it is outside data. */
export interface EvaluationRequest {
  readonly period: string;
  /** When the pay is paid; the last day of the month unless said. */
  readonly paymentDate?: string | undefined;
  /** Only values known by this date are seen; all that is known when absent. */
  readonly asOf?: string | undefined;
  readonly facts: Readonly<Record<string, unknown>>;
  /** The closing state of the month before, as the evaluation of that month gave it; absent for a first month. */
  readonly opening?: Readonly<Record<string, unknown>> | null | undefined;
  /** Lines that are given and not computed, by id (`x`, `x.employer`), or by item. */
  readonly pins?: Readonly<Record<string, unknown>> | undefined;
  /** Evaluate these ids and what they need, and nothing else. */
  readonly only?: readonly string[] | undefined;
}

/** The request, read into slots. */
export interface Inputs {
  readonly values: unknown[];
  readonly items: readonly (readonly Item[])[];
  readonly openings: unknown[];
  /** Carried values of items that this month does not have, by carry, to be kept. */
  readonly kept: readonly (ReadonlyMap<string, Decimal> | null)[];
  readonly pinned: ReadonlySet<string>;
  /** Choices whose option is lawful only by usage. */
  readonly usages: readonly { readonly choice: ChoicePlan; readonly option: string }[];
}
