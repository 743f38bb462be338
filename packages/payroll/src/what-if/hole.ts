import { decimalToFixed, equals, greaterThan } from "@bareme/kernel";
import type { Plan } from "@bareme/engine";
import { causesOfHole, LEAP, type HoleCause } from "./causes.ts";
import { amountOf, remainderOf, valueText, type Sample, type Sampler } from "./sampler.ts";

/** A range of turnover (or rate, or days) over which the law lets no pay move: what it brings stays on the account. */
export interface Hole {
  readonly from: string;
  readonly to: string;
  readonly netAvantImpot: string | null;
  readonly netAPayer: string | null;
  /** What the account keeps at the end of the range. */
  readonly remainder: string;
  readonly causes: readonly HoleCause[];
}

/** Whether the sample stands in a hole: the solver leaves something, and names a rule that leaps just above. */
export function standsInHole(sample: Sample, plan: Plan): boolean {
  return greaterThan(remainderOf(sample), LEAP) && causesAt(sample, plan).length > 0;
}

/** The hole around a sample that stands in one, to the step, within the limits. */
export function holeAround(
  sample: Sample,
  sampler: Sampler,
  plan: Plan,
  limits: { readonly from: number; readonly to: number },
): Hole & { readonly first: number; readonly last: number } {
  const first = lastAlike(sample, sampler, -1, limits.from);
  const last = lastAlike(sample, sampler, 1, limits.to);
  return {
    first: first.at,
    last: last.at,
    from: valueText(first),
    to: valueText(last),
    netAvantImpot: last.totals.netAvantImpot,
    netAPayer: last.totals.netAPayer,
    remainder: decimalToFixed(remainderOf(last), 2),
    causes: causesAt(last, plan),
  };
}

/** Steps below and above a value at which a hole that ends or starts there is met: the remainder is large at its end, and grows from its start. */
const BESIDE = [-1, -2, -4, -8, 64, 128];
const FARTHEST = 200_000;

/** The hole that ends just below a value or starts at it; null when there is none. */
export function holeBeside(found: Sample, sampler: Sampler, plan: Plan): Hole | null {
  for (const steps of BESIDE) {
    const beside = found.at + steps < 0 ? undefined : sampler.sample(found.at + steps);
    const touches = beside !== undefined && (steps < 0 || paysAlike(found, beside));
    if (beside === undefined || !touches || !standsInHole(beside, plan)) continue;
    const limits = { from: 0, to: beside.at + FARTHEST };
    const { first, last, ...hole } = holeAround(beside, sampler, plan, limits);
    if (first < last) return hole;
  }
  return null;
}

/** The pay is the same: the greatest that fits never falls as money comes in, so what lies between two equal ones is equal. */
export function paysAlike(left: Sample, right: Sample): boolean {
  const figures = ["remunerationBrute", "netAvantImpot", "netAPayer"] as const;
  return figures.every((figure) => equals(amountOf(left.totals[figure]), amountOf(right.totals[figure])));
}

function causesAt({ months }: Sample, plan: Plan): readonly HoleCause[] {
  const all = months.flatMap(({ evaluation }) => causesOfHole(evaluation.document, plan));
  return [...new Map(all.toReversed().map((cause) => [cause.id, cause])).values()].toReversed();
}

/** Gallops away from the sample while the pay stays the same, then halves the last leap. */
function lastAlike(sample: Sample, sampler: Sampler, direction: 1 | -1, limit: number): Sample {
  let alike = sample;
  let other: number | undefined;
  for (let leap = 1; other === undefined && alike.at !== limit; leap *= 2) {
    const at = direction === 1 ? Math.min(alike.at + leap, limit) : Math.max(alike.at - leap, limit);
    const next = sampler.sample(at);
    if (next !== undefined && paysAlike(sample, next)) alike = next;
    else other = at;
  }
  while (other !== undefined && Math.abs(other - alike.at) > 1) {
    const at = alike.at + Math.trunc((other - alike.at) / 2);
    const next = sampler.sample(at);
    if (next !== undefined && paysAlike(sample, next)) alike = next;
    else other = at;
  }
  return alike;
}
