import {
  add,
  compare,
  decimal,
  decimalToText,
  multiply,
  scaleBy,
  subtract,
  ZERO,
  type Decimal,
} from "@bareme/kernel";
import type { BandPlan, GridPlan } from "../plan.ts";

/** A band ready to compute with: its bound, whether the bound belongs to it, its rate as a share. */
export interface Band {
  readonly bound: Decimal | null;
  readonly included: boolean;
  readonly rate: Decimal;
  readonly plus: Decimal | null;
}

export function prepareBands(
  bands: readonly BandPlan[],
  grid: Pick<GridPlan, "in" | "rate">,
): readonly Band[] {
  return bands.map((band) => {
    const bound = band.upTo ?? band.below;
    return {
      bound: bound === null ? null : share(bound, grid.in),
      included: band.upTo !== null,
      rate: share(band.rate, grid.rate),
      plus: band.plus === null ? null : decimal(band.plus),
    };
  });
}

/** "12.50" in unit % counts as 0.1250. */
function share(text: string, unit: string): Decimal {
  return unit === "%" ? scaleBy(decimal(text), -2) : decimal(text);
}

/** What a grid gives for an amount: the band's value (`step`), its rate on all of it (`whole-amount`), or each rate on its slice (`marginal`). */
export function lookUp(mode: GridPlan["mode"], bands: readonly Band[], amount: Decimal): Decimal {
  return mode === "marginal" ? marginal(bands, amount) : single(mode, bands, amount);
}

function single(mode: "whole-amount" | "step", bands: readonly Band[], amount: Decimal): Decimal {
  const band = bands.find(
    ({ bound, included }) => bound === null || compare(amount, bound) < (included ? 1 : 0),
  ) as Band;
  const value = mode === "step" ? band.rate : multiply(band.rate, amount);
  return band.plus === null ? value : add(value, band.plus);
}

/** Negative amounts (credit notes beyond the year's turnover) follow the first band. */
function marginal(bands: readonly Band[], amount: Decimal): Decimal {
  let sum = ZERO;
  let floor = ZERO;
  for (const { bound, rate } of bands) {
    if (bound === null || compare(amount, bound) <= 0)
      return add(sum, multiply(rate, subtract(amount, floor)));
    sum = add(sum, multiply(rate, subtract(bound, floor)));
    floor = bound;
  }
  return sum;
}

/**
 * What a table of bands gives for an amount, as a line that reads it would find it before its own rounding. An amount in % is given as it is
 * written ("50" of 100), and so is a result: a rate in % where the rate is the result, a share where the amount is one.
 */
export function gridResult(
  grid: Pick<GridPlan, "mode" | "in" | "rate">,
  bands: readonly BandPlan[],
  amount: string,
): string {
  const result = lookUp(grid.mode, prepareBands(bands, grid), share(amount, grid.in));
  const isShare = grid.rate === "%" && (grid.mode === "step" || grid.in === "%");
  return decimalToText(isShare ? scaleBy(result, 2) : result);
}
