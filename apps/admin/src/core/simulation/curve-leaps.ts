import {
  absolute,
  decimal,
  equals,
  fromInteger,
  greaterThan,
  multiply,
  subtract,
  type Decimal,
} from "@bareme/kernel";
import type { Spot, Spots } from "./curve-spots.ts";

/** How fine a search is. */
export interface Fineness {
  /** How far the middle of a cell may lie off the line between its ends before the cell is halved: a leap moves it by half of itself. */
  readonly offLine: Decimal;
  /** The least leap that is kept. */
  readonly leap: Decimal;
}

const FIGURES = ["netAvantImpot", "netAPayer", "totalFraisDeGestion"] as const;
const PAID = ["remunerationBrute", "netAvantImpot", "netAPayer"] as const;
type Figure = (typeof FIGURES)[number] | (typeof PAID)[number];

/** The neighbouring cents of a cell between which a figure leaps, one after the other; between two of them the search may be left. */
export function* leapsIn(
  low: number,
  high: number,
  spots: Spots,
  fineness: Fineness,
): Generator<readonly [Spot, Spot] | null> {
  const [first, last] = [spots.at(low), spots.at(high)];
  if (high - low <= 1) {
    const leaps = FIGURES.some((figure) =>
      greaterThan(absolute(changeOf(first, last, figure)), fineness.leap),
    );
    if (high > low && leaps) yield [first, last];
    return;
  }
  const at = low + Math.floor((high - low) / 2);
  const middle = spots.at(at);
  yield null;
  if (!FIGURES.some((figure) => isOffLine(first, middle, last, figure, fineness.offLine))) return;
  yield* leapsIn(low, at, spots, fineness);
  yield* leapsIn(at, high, spots, fineness);
}

function isOffLine(first: Spot, middle: Spot, last: Spot, figure: Figure, limit: Decimal): boolean {
  const width = fromInteger(last.at - first.at);
  // off = middle − first − (last − first) × (part of the width), times the width so that nothing is divided
  const off = subtract(
    multiply(changeOf(first, middle, figure), width),
    multiply(changeOf(first, last, figure), fromInteger(middle.at - first.at)),
  );
  return greaterThan(absolute(off), multiply(limit, width));
}

/** The turnover farthest from a spot at which the pay is still the same, to the cent: the pay never falls as money comes in, so what lies between two equal ones is equal. */
export function lastAlike(spot: Spot, spots: Spots, direction: 1 | -1, limit: number): Spot {
  let alike = spot;
  let other: number | undefined;
  for (let leap = 1; other === undefined && alike.at !== limit; leap *= 2) {
    const at = direction === 1 ? Math.min(alike.at + leap, limit) : Math.max(alike.at - leap, limit);
    const next = spots.at(at);
    if (paysAlike(spot, next)) alike = next;
    else other = at;
  }
  while (other !== undefined && Math.abs(other - alike.at) > 1) {
    const at = alike.at + Math.trunc((other - alike.at) / 2);
    const next = spots.at(at);
    if (paysAlike(spot, next)) alike = next;
    else other = at;
  }
  return alike;
}

function paysAlike(left: Spot, right: Spot): boolean {
  return PAID.every((figure) => equals(amountOf(left, figure), amountOf(right, figure)));
}

function changeOf(before: Spot, after: Spot, figure: Figure): Decimal {
  return subtract(amountOf(after, figure), amountOf(before, figure));
}

function amountOf({ totals }: Spot, figure: Figure): Decimal {
  return decimal(totals[figure] ?? "0");
}
