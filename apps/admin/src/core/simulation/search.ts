import { decimal, failure, type Result } from "@bareme/kernel";
import {
  compareCompanies,
  findNeed,
  type Aim,
  type Comparison,
  type Lever,
  type Need,
} from "@bareme/payroll";
import { compiledStack } from "../compiled-stack.ts";
import type { StackTexts } from "../stack-texts.ts";
import { monthsOfSupposed, type Supposed } from "./supposed.ts";

/** Told how many evaluations are done, of how many at the most. */
export type OnStep = (done: number, most: number) => unknown;

export interface AskedAim {
  readonly on: Aim;
  readonly amount: string;
  readonly lever: Lever;
}

/** The least of the lever that reaches what is asked, over the months together. */
export function searchAim(
  texts: StackTexts,
  supposed: Supposed,
  { on, amount, lever }: AskedAim,
  onStep: OnStep,
): Result<Need<Aim>> {
  const compiled = compiledStack(texts);
  if (!compiled.ok) return compiled;
  return findNeed<Aim>({
    input: monthsOfSupposed(supposed),
    rules: compiled.value,
    lever,
    change: {},
    target: targetOf(supposed),
    net: decimal(amount),
    on,
    onSample: sparing(onStep),
  });
}

export interface NamedStack {
  readonly name: string;
  readonly texts: StackTexts;
}

/** Why the months pay otherwise under another company's rules. */
export function searchTrace(
  first: NamedStack,
  other: NamedStack,
  supposed: Supposed,
  onStep: OnStep,
): Result<Comparison> {
  const sides = [first, other].map(({ name, texts }) => ({ name, compiled: compiledStack(texts) }));
  const problems = sides.flatMap(({ compiled }) => (compiled.ok ? [] : compiled.problems));
  if (problems.length > 0) return failure(problems);
  const companies = sides.flatMap(({ name, compiled }) =>
    compiled.ok ? [{ name, stack: compiled.value.stack, rules: compiled.value }] : [],
  );
  return compareCompanies(
    monthsOfSupposed(supposed),
    companies,
    (_name, done, all) => void onStep(done, all),
  );
}

/** One month alone is asked by its name: its invoice is paid at once. */
function targetOf({ periods }: Supposed): { readonly period?: string } {
  const [only, ...others] = periods;
  return only === undefined || others.length > 0 ? {} : { period: only };
}

const TOLD_EVERY_MS = 100;

/** The same, told a few times in a second only. */
function sparing(onStep: OnStep): (done: number, most: number) => void {
  let told = performance.now();
  return (done, most) => {
    if (performance.now() - told < TOLD_EVERY_MS) return;
    told = performance.now();
    void onStep(done, most);
  };
}
