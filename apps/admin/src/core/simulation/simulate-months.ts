import { add, decimal, decimalToFixed, failure, success, ZERO, type Result } from "@bareme/kernel";
import { figuresOf, fitMonths, runMonths, type MonthRun, type MonthsInput } from "@bareme/payroll";
import { compiledStack, type CompiledStack } from "../compiled-stack.ts";
import type { StackTexts } from "../stack-texts.ts";
import { restOf } from "./rest.ts";
import type { Simulated } from "./simulated.ts";
import { caOf, monthsOfSupposed, type Supposed } from "./supposed.ts";
import { stepsOf } from "./waterfall.ts";

/** Months under the rules of a stack; `asIn` is the stack whose facts they were written for, when it is another one. */
export function simulateMonths(texts: StackTexts, supposed: Supposed, asIn?: StackTexts): Result<Simulated> {
  const ran = runSupposed(texts, supposed, asIn);
  if (!ran.ok) return ran;
  const { runs, plan } = ran.value;
  const { steps, closes } = stepsOf(runs);
  return success({
    label: plan.layers.at(-1)?.label ?? "",
    ca: caOf(supposed.invoiced),
    months: runs.map((run) => ({
      period: run.period,
      state: run.state,
      figures: figuresOf({ months: [run], notRun: [] }).totals,
      payslip: run.payslip,
      events: run.evaluation.document.events,
      rest: restOf(run.evaluation.document, plan),
    })),
    totals: figuresOf({ months: runs, notRun: [] }).totals,
    sums: {
      budgetDePaie: sumOf(runs, "budgetDePaie"),
      brutTotal: sumOf(runs, "brutTotal"),
      totalVerseEmployeur: sumOf(runs, "totalVerseEmployeur"),
      chargesDeLaSociete: sumOf(runs, "chargesDeLaSociete"),
    },
    steps,
    closes: closes && runs.every(({ account }) => account?.closes === true),
  });
}

/** The months run, all of them, or why one could not be. */
export function runSupposed(
  texts: StackTexts,
  supposed: Supposed,
  asIn?: StackTexts,
): Result<{ readonly runs: readonly MonthRun[]; readonly plan: CompiledStack["plan"] }> {
  const compiled = compiledStack(texts);
  if (!compiled.ok) return compiled;
  const { plan } = compiled.value;
  const { months } = runMonths(fitted(monthsOfSupposed(supposed), plan, asIn), compiled.value);
  const problems = months.flatMap(({ evaluation }) => evaluation.document.problems);
  return problems.length > 0 ? failure(problems) : success({ runs: months, plan });
}

function fitted(input: MonthsInput, plan: CompiledStack["plan"], asIn?: StackTexts): MonthsInput {
  const written = asIn === undefined ? undefined : compiledStack(asIn);
  return written?.ok === true ? fitMonths(input, plan, [written.value.plan, plan]) : input;
}

/** Null when a month has no such value: a part of a sum is none. */
function sumOf(runs: readonly MonthRun[], id: string): string | null {
  const read = runs.flatMap(({ evaluation }) => evaluation.document.values[id] ?? []);
  if (read.length === 0 || read.length < runs.length) return null;
  return decimalToFixed(
    read.reduce((sum, amount) => add(sum, decimal(amount)), ZERO),
    2,
  );
}
