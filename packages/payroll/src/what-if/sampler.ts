import {
  add,
  decimal,
  decimalToFixed,
  exactUnits,
  fromInteger,
  multiply,
  roundTo,
  ZERO,
  type Decimal,
  type Problem,
} from "@bareme/kernel";
import type { Rules } from "../book.ts";
import type { MonthRun } from "../month-run.ts";
import { runMonths, type MonthsInput, type MonthsRun } from "../months.ts";
import { figuresOf, type Figures } from "./figures.ts";

/** Steps are cents or halves. */
const COUNTED_PLACES = 2;

/** The months under one value of what is varied: `at` counts the steps from zero. */
export interface Sample {
  readonly at: number;
  readonly value: Decimal;
  readonly run: MonthsRun;
  /** The months that are looked at: all, or the one that was asked. */
  readonly months: readonly MonthRun[];
  /** Their totals. */
  readonly totals: Figures;
  /** None of them is blocked or refused. */
  readonly payable: boolean;
}

/** Runs the months at values of a grid, each at most once, and no more often than the budget allows. */
export interface Sampler {
  readonly step: Decimal;
  /** Undefined when the budget is spent. */
  readonly sample: (at: number) => Sample | undefined;
  /** All samples made, from the lowest value. */
  readonly samples: () => readonly Sample[];
  /** The problems of the first value that cannot be evaluated. */
  readonly problems: () => readonly Problem[];
}

/** Told after each evaluation, and of how many at the most. */
export type OnSample = (evaluations: number, most: number) => void;

export interface Sampling {
  readonly rules: Rules;
  readonly step: Decimal;
  readonly monthsAt: (value: Decimal) => MonthsInput;
  /** The only month to look at; the ones after it are not run. */
  readonly period: string | undefined;
  readonly budget: number;
  readonly onSample: OnSample | undefined;
}

export function createSampler({ rules, step, monthsAt, period, budget, onSample }: Sampling): Sampler {
  const known = new Map<number, Sample>();
  let problems: readonly Problem[] = [];
  const sample = (at: number): Sample | undefined => {
    const met = known.get(at);
    if (met !== undefined) return met;
    if (known.size >= budget) return undefined;
    const value = multiply(step, fromInteger(at));
    const run = runMonths(until(monthsAt(value), period), rules);
    const months = period === undefined ? run.months : run.months.filter((month) => month.period === period);
    const { totals } = figuresOf({ months, notRun: [] });
    const payable = run.notRun.length === 0 && months.every(({ state }) => isPayable(state));
    const made = { at, value, run, months, totals, payable };
    known.set(at, made);
    if (problems.length === 0)
      problems = run.months.flatMap(({ evaluation }) => evaluation.document.problems);
    onSample?.(known.size, budget);
    return made;
  };
  return {
    step,
    sample,
    samples: () => [...known.values()].sort((left, right) => left.at - right.at),
    problems: () => problems,
  };
}

/** How many whole steps a value holds. */
export function stepsOf(value: Decimal, step: Decimal): number {
  const most = exactUnits(roundTo(value, step, "floor"), COUNTED_PLACES);
  const unit = exactUnits(step, COUNTED_PLACES);
  return most === undefined || unit === undefined ? 0 : most / unit;
}

export function amountOf(text: string | null): Decimal {
  return text === null ? ZERO : decimal(text);
}

/** What the solver leaves unspent, over the months. */
export function remainderOf({ months }: Sample): Decimal {
  return months.reduce((sum, { evaluation }) => {
    const { solve } = evaluation.document;
    return solve === null || !solve.met ? sum : add(sum, decimal(solve.remainder));
  }, ZERO);
}

export function valueText({ value }: Sample): string {
  return decimalToFixed(value, 2);
}

function isPayable(state: string): boolean {
  return state === "calculé" || state === "provisoire";
}

function until(input: MonthsInput, period: string | undefined): MonthsInput {
  const place = input.months.findIndex((month) => month.period === period);
  return place < 0 ? input : { ...input, months: input.months.slice(0, place + 1) };
}
