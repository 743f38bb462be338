import { approximate } from "@bareme/kernel";
import type { GridPlan } from "../plan.ts";
import type { Band } from "./bands.ts";
import { down, UNIT, up, type Bounds } from "./bound-arithmetic.ts";
import type { Frame, Run } from "./frame.ts";

/** Bounds of a lookup: of each band that the amount may fall in, the values at its two ends. */
export function lookupBounds(of: Bounds, bands: Run<readonly Band[]>, mode: GridPlan["mode"]): Bounds {
  return (frame) => {
    of(frame);
    lookUpBounds(frame, mode, bands(frame));
  };
}

function lookUpBounds(frame: Frame, mode: GridPlan["mode"], bands: readonly Band[]): void {
  const { outLow, outHigh } = frame;
  let low = Infinity;
  let high = -Infinity;
  let floor = -Infinity;
  let paid = 0;
  for (const band of bands) {
    const ceiling = band.bound === null ? Infinity : approximate(band.bound) * UNIT;
    const from = Math.max(outLow, down(floor));
    const to = Math.min(outHigh, up(ceiling));
    const rate = approximate(band.rate);
    const plus = band.plus === null ? 0 : approximate(band.plus) * UNIT;
    const start = floor === -Infinity ? 0 : floor;
    if (from <= to) {
      const at = (amount: number): number =>
        mode === "step"
          ? rate * UNIT + plus
          : mode === "whole-amount"
            ? rate * amount + plus
            : paid + rate * (amount - start);
      low = Math.min(low, at(from), at(to));
      high = Math.max(high, at(from), at(to));
    }
    paid += rate * (ceiling - start);
    floor = ceiling;
  }
  const margin = 1e-12 * Math.max(Math.abs(low), Math.abs(high), Math.abs(outHigh), 1);
  frame.outLow = low - margin;
  frame.outHigh = high + margin;
}
