import { median } from "../measure.ts";

/** Half of the values lie between the quarters, with the median in the middle. */
export interface Spread {
  readonly median: number;
  readonly lowQuarter: number;
  readonly highQuarter: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((left, right) => left - right);
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;
  return { median: median(sorted), lowQuarter: at(0.25), highQuarter: at(0.75) };
}
