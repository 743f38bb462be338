import {
  add,
  compare,
  decimal,
  decimalToFixed,
  fromInteger,
  greaterOrEqual,
  isNegative,
  lessThan,
  maximum,
  minimum,
  multiply,
  subtract,
  ZERO,
  type Decimal,
} from "@bareme/kernel";
import { firstStep, type Question } from "./first-step.ts";
import { paysAlike } from "./hole.ts";
import { amountOf, valueText, type Sample, type Sampler } from "./sampler.ts";

export type Net = "netAvantImpot" | "netAPayer";
/** What may be asked for: a net, the gross, or the money that the pay is made from. A euro of turnover brings at most a euro of any of them. */
export type Aim = Net | "remunerationBrute" | "budgetDePaie";

/** Values between which the net is below the target again, above the least value that reaches it. */
interface Relapse {
  readonly from: string;
  readonly to: string;
  readonly netAtStart: string | null;
}

export interface Relapses {
  readonly ranges: readonly Relapse[];
  /** From this value on the target is reached all the way to `lookedUpTo`; null when the last range does not end before. */
  readonly steadyFrom: string | null;
  readonly lookedUpTo: string;
}

export interface Questions {
  readonly reached: Question;
  readonly lost: Question;
  readonly on: Aim;
}

/** Roundings move a net by cents against the turnover. */
const WOBBLE = decimal("0.10");
const CELLS_ABOVE = 8;
const MOST_RANGES = 5;

/**
 * Whether a sample reaches the target, and what lies inside a cell: a euro of turnover brings at most a euro of net or of balance, so the inside is at
 * most that far above the higher end, and at least that near below the upper end. A leap upwards (a lower band of fees) shows at the upper end; one that a fall
 * undoes within a single cell is what this bound could miss.
 */
export function questionsOf(net: Decimal, on: Aim, perStep: Decimal): Questions {
  const netOf = (sample: Sample): Decimal => amountOf(aimOf(sample, on));
  const balanceOf = (sample: Sample): Decimal => amountOf(sample.totals.soldeDisponible);
  const reaches = (sample: Sample): boolean =>
    sample.payable && greaterOrEqual(netOf(sample), net) && !isNegative(balanceOf(sample));
  // Inside a hole the pay rests, but the money that it is made from does not.
  const rests = (low: Sample, high: Sample): boolean => on !== "budgetDePaie" && paysAlike(low, high);
  const roomIn = (low: Sample, high: Sample): Decimal =>
    add(multiply(perStep, fromInteger(high.at - low.at)), WOBBLE);
  return {
    on,
    reached: {
      holds: reaches,
      mayHoldInside: (low, high) => {
        const room = roomIn(low, high);
        return (
          (low.payable || high.payable) &&
          !rests(low, high) &&
          greaterOrEqual(add(maximum(netOf(low), netOf(high)), room), net) &&
          !isNegative(add(maximum(balanceOf(low), balanceOf(high)), room))
        );
      },
    },
    lost: {
      holds: (sample) => !reaches(sample),
      mayHoldInside: (low, high) =>
        !rests(low, high) && lessThan(subtract(minimum(netOf(low), netOf(high)), roomIn(low, high)), net),
    },
  };
}

/** The next ranges above a sample in which the target is lost again. */
export function findRelapses(found: Sample, sampler: Sampler, questions: Questions, cell: number): Relapses {
  const to = found.at + CELLS_ABOVE * cell;
  const ranges: Relapse[] = [];
  let steady: Sample | undefined = found;
  while (steady !== undefined && ranges.length < MOST_RANGES) {
    const { found: start } = firstStep(sampler, { from: steady.at, to, cell }, questions.lost);
    if (start === undefined) break;
    steady = firstStep(sampler, { from: start.at, to, cell }, questions.reached).found;
    const last = steady === undefined ? to : steady.at - 1;
    const end = sampler.sample(last);
    ranges.push({
      from: valueText(start),
      to: end === undefined ? valueText(start) : valueText(end),
      netAtStart: aimOf(start, questions.on),
    });
  }
  return {
    ranges,
    steadyFrom: steady === undefined ? null : valueText(steady),
    lookedUpTo: decimalToFixed(multiply(sampler.step, fromInteger(to)), 2),
  };
}

/** The greatest net met on an account at or above zero. */
export function greatestOf(
  sampler: Sampler,
  on: Aim,
): { readonly value: string; readonly net: string | null } | null {
  const [greatest] = sampler
    .samples()
    .filter(({ payable, totals }) => payable && !isNegative(amountOf(totals.soldeDisponible)))
    .sort((left, right) => compare(amountOf(aimOf(right, on)), amountOf(aimOf(left, on))));
  return greatest === undefined ? null : { value: valueText(greatest), net: aimOf(greatest, on) };
}

/** What the months of a sample give of what is asked; null where one of them has no such value: a part of a sum is no answer. */
export function aimOf({ months, totals }: Pick<Sample, "months" | "totals">, on: Aim): string | null {
  if (on !== "budgetDePaie") return totals[on];
  const given = months.flatMap(({ evaluation }) => evaluation.document.values[on] ?? []);
  return given.length === 0 || given.length < months.length
    ? null
    : decimalToFixed(
        given.reduce((sum, amount) => add(sum, decimal(amount)), ZERO),
        2,
      );
}
