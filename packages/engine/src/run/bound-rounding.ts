import type { RoundingMode } from "@bareme/kernel";
import { down, PLACES, UNIT, up, type Bounds } from "./bound-arithmetic.ts";
import type { Run } from "./frame.ts";

/** Bounds of a rounded value. */
export function roundedBounds(of: Bounds, step: string, mode: RoundingMode): Bounds {
  const size = stepUnits(step);
  return (frame) => {
    of(frame);
    const low = stepsOf(frame.outLow, size, mode, down) * size;
    const high = stepsOf(frame.outHigh, size, mode, up) * size;
    frame.outLow = Number.isSafeInteger(low) ? low : down(low);
    frame.outHigh = Number.isSafeInteger(high) ? high : up(high);
  };
}

/** The rounded value in units of the step when its bounds round alike, else undefined. */
export function decidedSteps(bounds: Bounds, step: string, mode: RoundingMode): Run<number | undefined> {
  const size = stepUnits(step);
  return (frame) => {
    const outer = frame.bounded;
    frame.bounded = false;
    bounds(frame);
    frame.bounded = outer;
    const low = stepsOf(frame.outLow, size, mode, down);
    const high = stepsOf(frame.outHigh, size, mode, up);
    return low === high && Math.abs(low) < 1e14 ? low : undefined;
  };
}

function stepUnits(step: string): number {
  return step.startsWith("0.") && step.length <= PLACES + 2
    ? Number(step.slice(2).padEnd(PLACES, "0"))
    : Number(step) * UNIT;
}

/**
 * The multiple of the step that the mode chooses, as a count. It never falls when the value rises, which is all that bounds need. A quotient of whole numbers
 * by a power of ten is compared at its halves exactly; any other is first widened.
 */
function stepsOf(value: number, step: number, mode: RoundingMode, widen: (value: number) => number): number {
  if (Number.isSafeInteger(value) && Number.isSafeInteger(step)) return exactSteps(value, step, mode);
  const steps = widen(widen(value) / step);
  switch (mode) {
    case "half-up":
      return steps < 0 ? -Math.floor(-steps + 0.5) : Math.floor(steps + 0.5);
    case "half-even": {
      const below = Math.floor(steps);
      const rest = steps - below;
      return rest > 0.5 || (rest === 0.5 && below % 2 !== 0) ? below + 1 : below;
    }
    case "up":
      return steps < 0 ? Math.floor(steps) : Math.ceil(steps);
    case "down":
      return Math.trunc(steps);
    case "ceiling":
      return Math.ceil(steps);
    case "floor":
      return Math.floor(steps);
  }
}

function exactSteps(value: number, step: number, mode: RoundingMode): number {
  let below = Math.floor(value / step);
  if (below * step > value) below--;
  const rest = value - below * step;
  if (rest === 0) return below;
  switch (mode) {
    case "half-up":
      return rest * 2 > step || (rest * 2 === step && value > 0) ? below + 1 : below;
    case "half-even":
      return rest * 2 > step || (rest * 2 === step && below % 2 !== 0) ? below + 1 : below;
    case "up":
      return value > 0 ? below + 1 : below;
    case "down":
      return value > 0 ? below : below + 1;
    case "ceiling":
      return below + 1;
    case "floor":
      return below;
  }
}
