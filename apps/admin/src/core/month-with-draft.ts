import {
  createEvaluator,
  explain,
  type Evaluation,
  type EvaluationRequest,
  type Explanation,
  type Plan,
} from "@bareme/engine";
import type { Problem } from "@bareme/kernel";
import { compiledStack } from "./compiled-stack.ts";
import type { StackTexts } from "./stack-texts.ts";

/** A month as the server exports it: the JSON of the rules that computed it, and of what they were asked. */
export interface KeptMonth {
  readonly plan: string;
  readonly request: string;
}

/** A line with a month's numbers. */
export interface LineOfMonth {
  readonly amounts: readonly AmountOfMonth[];
  /** Why the rules as typed give nothing. */
  readonly problems: readonly Problem[];
}

/** One amount of the line: of its part, or of one item. */
export interface AmountOfMonth {
  /** As `fraisDeGestion[mission-1]`. */
  readonly amount: string;
  /** By the rules that computed the month. */
  readonly before: Explanation | null;
  /** By the rules as they are typed; null without a draft. */
  readonly draft: Explanation | null;
}

/** Computes a month again by the rules that it was computed with, and by others that are being typed; says what a line comes to in each. */
export function lineOfMonth(month: KeptMonth, line: string, draft: StackTexts | null): LineOfMonth {
  const request = requestOf(month);
  const old = before(month, request);
  const now = draft === null ? NOTHING : withTexts(draft, request);
  const amounts = [...new Set([...amountsOf(old, line, request), ...amountsOf(now, line, request)])];
  return {
    amounts: amounts.map((amount) => ({
      amount,
      before: explained(old, amount),
      draft: explained(now, amount),
    })),
    problems: now.problems,
  };
}

interface Evaluated {
  readonly evaluation: Evaluation | null;
  readonly plan: Plan | null;
  readonly problems: readonly Problem[];
}

const NOTHING: Evaluated = { evaluation: null, plan: null, problems: [] };

/** What our own server kept and hashed; the evaluator checks it as outside data. */
function requestOf({ request }: KeptMonth): EvaluationRequest {
  return JSON.parse(request) as EvaluationRequest;
}

/** The last one stays: each keystroke asks for the same month again. */
let last: { readonly month: KeptMonth; readonly evaluated: Evaluated } | undefined;

function before(month: KeptMonth, request: EvaluationRequest): Evaluated {
  if (last?.month.plan === month.plan && last.month.request === month.request) return last.evaluated;
  const plan = JSON.parse(month.plan) as Plan;
  const evaluation = createEvaluator(plan)(request);
  const evaluated = { evaluation, plan, problems: [] };
  last = { month, evaluated };
  return evaluated;
}

function withTexts(texts: StackTexts, request: EvaluationRequest): Evaluated {
  const compiled = compiledStack(texts);
  if (!compiled.ok) return { ...NOTHING, problems: compiled.problems };
  const evaluation = compiled.value.evaluate(request);
  return { evaluation, plan: compiled.value.plan, problems: evaluation.document.problems };
}

/** The amounts that a line has in a month: its parts, or itself, for each item. */
function amountsOf({ plan }: Evaluated, id: string, { facts }: EvaluationRequest): readonly string[] {
  const line = plan?.lines.find((one) => one.id === id);
  if (line === undefined) return [];
  const { amount, employee, employer } = line.parts;
  const { each } = line;
  const parts = [amount, employee, employer].filter((part) => part !== undefined);
  return parts.flatMap((part) =>
    each === null ? [part] : idsOf(facts[each]).map((item) => `${part}[${item}]`),
  );
}

function idsOf(list: unknown): readonly string[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((one: unknown) =>
    typeof one === "object" && one !== null && "id" in one && typeof one.id === "string" ? [one.id] : [],
  );
}

function explained({ evaluation }: Evaluated, amount: string): Explanation | null {
  return evaluation === null ? null : (explain(evaluation, amount) ?? null);
}
