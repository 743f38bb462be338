import type { Sample, Sampler } from "./sampler.ts";

/** A question to the samples of a cell, and when its inside need not be looked at. */
export interface Question {
  readonly holds: (sample: Sample) => boolean;
  /** False when the answer can hold nowhere inside a cell at whose ends it does not hold. */
  readonly mayHoldInside: (low: Sample, high: Sample) => boolean;
}

/** The first sample that holds, or none; `spent` when the budget ended before that was sure. */
export interface Answer {
  readonly found: Sample | undefined;
  readonly spent: boolean;
}

const NONE: Answer = { found: undefined, spent: false };
const SPENT: Answer = { found: undefined, spent: true };

/**
 * The first step from `from` to `to` at which the question holds: cell after cell, each halved as long as the answer may lie inside. Net is not
 * monotone in the turnover, so a cell is left only when the question excludes it, never because its ends say no.
 */
export function firstStep(
  sampler: Sampler,
  range: { readonly from: number; readonly to: number; readonly cell: number },
  question: Question,
): Answer {
  for (let start = range.from; start < range.to; start += range.cell) {
    const low = sampler.sample(start);
    const high = sampler.sample(Math.min(start + range.cell, range.to));
    if (low === undefined || high === undefined) return SPENT;
    const answer = firstInCell(sampler, low, high, question);
    if (answer.found !== undefined || answer.spent) return answer;
  }
  return NONE;
}

function firstInCell(sampler: Sampler, low: Sample, high: Sample, question: Question): Answer {
  if (question.holds(low)) return { found: low, spent: false };
  const reaches = question.holds(high);
  if (high.at - low.at <= 1) return reaches ? { found: high, spent: false } : NONE;
  if (!reaches && !question.mayHoldInside(low, high)) return NONE;
  const middle = sampler.sample(low.at + Math.floor((high.at - low.at) / 2));
  if (middle === undefined) return SPENT;
  const left = firstInCell(sampler, low, middle, question);
  return left.found !== undefined || left.spent ? left : firstInCell(sampler, middle, high, question);
}
