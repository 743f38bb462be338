import { compileStack, createEvaluator } from "@bareme/engine";
import { decimalToFixed, isZero, subtract } from "@bareme/kernel";
import type { RuleSet } from "@bareme/rule-schema";
import type { Rules } from "../book.ts";
import { runMonths, type MonthsInput } from "../months.ts";
import { differencesBetween, type Difference, type Group } from "./differences.ts";
import { figuresOf, mapFigures, type Figure, type Figures } from "./figures.ts";
import { fitMonths } from "./fit-facts.ts";
import { mixStacks } from "./hybrid.ts";
import { nameRules, type NamedRule } from "./name-rules.ts";
import { amountOf } from "./sampler.ts";

/** A company as it is compared: its rule sets, lowest layer first, and what they compile to. */
export interface Company {
  readonly name: string;
  readonly stack: readonly RuleSet[];
  readonly rules: Rules;
}

/** What exchanging one group of rules changes, the groups before it being exchanged already. */
export interface Effect {
  readonly rules: readonly NamedRule[];
  readonly change: Figures;
}

/** Why the second company's totals are not the first's: the effects and `unexplained` add up to the difference exactly. */
export interface Trace {
  readonly from: string;
  readonly to: string;
  readonly difference: Figures;
  readonly effects: readonly Effect[];
  /** Zero unless two rule sets of the same rules differ by something that no statement says. */
  readonly unexplained: Figures;
}

interface Side extends Company {
  readonly totals: Figures;
}

/**
 * Goes from one company to the other by exchanging one group of rules after another and running the months each time. The order is fixed: lines with
 * what hangs on them, single values, choices. A group that cannot be exchanged alone waits for those after it; what still cannot goes as one.
 */
export function traceDifference(
  first: Side,
  second: Side,
  input: MonthsInput,
  companies: readonly Company[],
  onGroup: (done: number, all: number) => void = () => undefined,
): Trace {
  const plans = companies.map(({ rules }) => rules.plan);
  const moment = { period: input.months[0]?.period ?? "", asOf: input.months[0]?.asOf };
  const groups = differencesBetween(first.stack, second.stack);
  const effects: Effect[] = [];
  const exchanged: Difference[] = [];
  let reached = first.totals;
  const record = (group: Group, totals: Figures): void => {
    const rules = nameRules(
      group,
      { stack: first.stack, plan: first.rules.plan },
      { stack: second.stack, plan: second.rules.plan },
      moment,
    );
    effects.push({ rules, change: changeBetween(reached, totals) });
    exchanged.push(...group);
    reached = totals;
    onGroup(exchanged.length, groups.flat().length);
  };
  let waiting = groups;
  while (waiting.length > 0) {
    const before = waiting.length;
    waiting = waiting.filter((group) => {
      const stack = mixStacks(first.stack, second.stack, [...exchanged, ...group]);
      const totals = totalsOf(stack, input, plans);
      if (totals !== undefined) record(group, totals);
      return totals === undefined;
    });
    if (waiting.length < before) continue;
    record(waiting.flat(), second.totals);
    break;
  }
  return {
    from: first.name,
    to: second.name,
    difference: changeBetween(first.totals, second.totals),
    effects,
    unexplained: changeBetween(reached, second.totals),
  };
}

/** Whether an effect moves any figure. */
export function isFelt({ change }: Effect): boolean {
  return Object.values(change).some((amount) => amount !== null && !isZero(amountOf(amount)));
}

/** The totals of a mixed stack; undefined when it does not compile or refuses a month. */
function totalsOf(
  stack: readonly RuleSet[],
  input: MonthsInput,
  plans: readonly Rules["plan"][],
): Figures | undefined {
  const compiled = compileStack(stack);
  if (!compiled.ok) return undefined;
  const plan = compiled.value;
  const run = runMonths(fitMonths(input, plan, [plan, ...plans]), {
    plan,
    evaluate: createEvaluator(plan),
  });
  const refused = run.notRun.length > 0 || run.months.some(({ state }) => state === "refusé");
  return refused ? undefined : figuresOf(run).totals;
}

function changeBetween(before: Figures, after: Figures): Figures {
  return mapFigures((figure: Figure) =>
    before[figure] === null && after[figure] === null
      ? null
      : decimalToFixed(subtract(amountOf(after[figure]), amountOf(before[figure])), 2),
  );
}
