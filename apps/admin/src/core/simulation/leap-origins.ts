import { explain, type Evaluation, type Explanation, type Plan } from "@bareme/engine";
import { absolute, add, decimal, decimalToText, greaterThan, multiply, subtract } from "@bareme/kernel";
import { causesOfHole, type HoleCause, type MonthRun, type Rules } from "@bareme/payroll";
import type { SourceText } from "@bareme/rule-schema";
import { compiledStack } from "../compiled-stack.ts";
import type { StackTexts } from "../stack-texts.ts";
import { runSupposed } from "./simulate-months.ts";
import type { Supposed } from "./supposed.ts";

/** A value on both sides of a leap. */
interface Leap {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly before: string;
  readonly after: string;
}

/** The line of law behind a leap: what it reads does not leap itself. */
export interface LeapOrigin extends Leap {
  /** The line of the payslip that carries it to the pay, when it is not that line. */
  readonly through: Leap | null;
  readonly source: readonly SourceText[];
}

/** A cause of a hole with what is behind it. A provision recomputes the charges: they leap, not the provision's own rule. */
export type ExplainedCause = HoleCause & { readonly origins: readonly LeapOrigin[] };

/** An amount that moves by more than this for one cent of pay leaps, as in the solver's certificate. */
const LEAP = decimal("0.20");
/** A rate or a coefficient leaps when it moves by more than a thousandth of itself. */
const PARTS = decimal("1000");

/** A month that stands in a hole of the law, and all that leaps there. */
export interface ExplainedHole {
  readonly period: string;
  readonly causes: readonly ExplainedCause[];
}

/** The holes in which supposed months stand, each cause followed to the law behind it. It takes a while: asked once the amounts are shown. */
export function explainHoles(texts: StackTexts, supposed: Supposed): readonly ExplainedHole[] {
  const compiled = compiledStack(texts);
  const ran = runSupposed(texts, supposed);
  if (!compiled.ok || !ran.ok) return [];
  const rules = compiled.value;
  return ran.value.runs.flatMap((run) => {
    const causes = explainCauses(run, causesOfHole(run.evaluation.document, rules.plan), rules);
    return causes.length === 0 ? [] : [{ period: run.period, causes }];
  });
}

/** Follows each cause of a month's hole down to the lines that leap though nothing they read does, by evaluating the month one step above the pay found. */
function explainCauses(
  { request, evaluation }: Pick<MonthRun, "request" | "evaluation">,
  causes: readonly HoleCause[],
  { plan, evaluate }: Rules,
): readonly ExplainedCause[] {
  const { solve } = evaluation.document;
  if (solve === null || causes.length === 0) return [];
  const next = decimalToText(add(decimal(solve.value), decimal(solve.step)));
  const above = evaluate({ ...request, pins: { ...request.pins, [solve.line]: next } });
  return causes.map((cause) => ({ ...cause, origins: originsOf(cause.id, evaluation, above, plan) }));
}

function originsOf(id: string, at: Evaluation, above: Evaluation, plan: Plan): readonly LeapOrigin[] {
  const before = valuesOf(explain(at, id));
  const after = valuesOf(explain(above, id));
  const leapOf = (key: string): Leap | undefined => {
    const [one, other] = [before.get(key), after.get(key)];
    return one === undefined || other === undefined ? undefined : leapBetween(one, other);
  };
  const found = new Map<string, LeapOrigin>();
  const seen = new Set<string>();
  const follow = (key: string, through: Leap | null): void => {
    if (seen.has(key)) return;
    seen.add(key);
    const [leap, node] = [leapOf(key), after.get(key)];
    if (leap === undefined || node === undefined) return;
    const next = inputsOf(before.get(key), node).filter((input) => leapOf(input) !== undefined);
    const line = isPayslipLine(leap.id, plan) ? leap : through;
    if (next.length > 0) for (const input of next) follow(input, line);
    else if (key !== id)
      found.set(key, { ...leap, through: line === leap ? null : line, source: node.sources });
  };
  follow(id, null);
  return [...found.values()];
}

function keyOf({ id, item }: Explanation): string {
  return item === undefined ? id : `${id}[${item}]`;
}

/** Everything that an explanation holds, each where it is explained. */
function valuesOf(root: Explanation | undefined): ReadonlyMap<string, Explanation> {
  const values = new Map<string, Explanation>();
  const pending = root === undefined ? [] : [root];
  for (let one = pending.pop(); one !== undefined; one = pending.pop()) {
    if (one.seen !== true) values.set(keyOf(one), one);
    pending.push(...one.inputs);
  }
  return values;
}

/** What is read on either side: another branch may be taken there. */
function inputsOf(before: Explanation | undefined, after: Explanation): readonly string[] {
  return [...new Set([...(before?.inputs ?? []), ...after.inputs].map(keyOf))];
}

function leapBetween(before: Explanation, after: Explanation): Leap | undefined {
  if (before.value === null || after.value === null || !isNumber(before.value) || !isNumber(after.value))
    return undefined;
  const size = absolute(subtract(decimal(after.value), decimal(before.value)));
  const leaps =
    after.unit === "EUR"
      ? greaterThan(size, LEAP)
      : greaterThan(multiply(size, PARTS), absolute(decimal(before.value)));
  if (!leaps) return undefined;
  // What a provision supposes is a copy of the line, with the name of the provision behind it.
  const [id = after.id] = after.id.split("~");
  const label = after.label.replace(/ \(hypothèse de «.*»\)$/, "");
  return { id, label, unit: after.unit, before: before.value, after: after.value };
}

function isNumber(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}

/** Whether a value is an amount that a payslip prints, not its base or its rate. */
function isPayslipLine(id: string, { lines }: Plan): boolean {
  return lines.some(
    ({ rubric, parts: { amount, employee, employer } }) =>
      rubric !== null && [amount, employee, employer].includes(id),
  );
}
