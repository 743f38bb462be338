import {
  add,
  decimal,
  decimalToFixed,
  fromInteger,
  greaterThan,
  multiply,
  ZERO,
  type Decimal,
} from "@bareme/kernel";
import { causesOfHole, figuresOf, runMonths, type Figures, type Rules } from "@bareme/payroll";
import type { Problem } from "@bareme/kernel";
import { monthsOfSupposed, type Supposed } from "./supposed.ts";

/** What the months give at a turnover: little enough to be kept for thousands of them. */
export interface Spot {
  /** The turnover, in cents. */
  readonly at: number;
  readonly totals: Figures;
  readonly payable: boolean;
  /** What the solver leaves unspent, over the months. */
  readonly remainder: Decimal;
  /** The law lets no pay use the remainder: a rule leaps just above. */
  readonly isHole: boolean;
}

export interface Spots {
  readonly at: (cents: number) => Spot;
  /** Those made so far between two turnovers, from the lowest. */
  readonly between: (low: number, high: number) => readonly Spot[];
  readonly count: () => number;
  /** Of the first turnover that cannot be evaluated. */
  readonly problems: () => readonly Problem[];
}

const CENT = decimal("0.01");
/** What stays of cents alone is no hole. */
const LEAST_REST = decimal("0.20");

export function euros(cents: number): string {
  return decimalToFixed(multiply(CENT, fromInteger(cents)), 2);
}

/** Evaluates months at turnovers, each once. */
export function spotsOf(supposed: Supposed, rules: Rules): Spots {
  const known = new Map<number, Spot>();
  let problems: readonly Problem[] = [];
  const make = (at: number): Spot => {
    const input = monthsOfSupposed({ ...supposed, invoiced: { by: "ca", ca: euros(at) } });
    const { months, notRun } = runMonths(input, rules);
    if (problems.length === 0) problems = months.flatMap(({ evaluation }) => evaluation.document.problems);
    const remainder = months.reduce((sum, { evaluation: { document } }) => {
      const { solve } = document;
      return solve === null || !solve.met ? sum : add(sum, decimal(solve.remainder));
    }, ZERO);
    return {
      at,
      totals: figuresOf({ months, notRun: [] }).totals,
      payable:
        notRun.length === 0 && months.every(({ state }) => state === "calculé" || state === "provisoire"),
      remainder,
      isHole:
        greaterThan(remainder, LEAST_REST) &&
        months.some(({ evaluation }) => causesOfHole(evaluation.document, rules.plan).length > 0),
    };
  };
  return {
    at: (cents) => {
      const spot = known.get(cents) ?? make(cents);
      known.set(cents, spot);
      return spot;
    },
    between: (low, high) =>
      [...known.values()]
        .filter(({ at }) => low <= at && at <= high)
        .toSorted((left, right) => left.at - right.at),
    count: () => known.size,
    problems: () => problems,
  };
}
