import type { Plan } from "@bareme/engine";
import {
  add,
  decimal,
  type Decimal,
  decimalToText,
  isZero,
  multiply,
  scaleBy,
  subtract,
  ZERO,
} from "@bareme/kernel";

type Grid = Plan["grids"][number];
type Version = Grid["versions"][number];
type Bands = Extract<Version["value"], readonly unknown[]>;
type Band = Bands[number];

/**
 * Where a grid that puts one rate on the whole amount jumps: the last amount of a band, and the one a hundredth above it. The results are
 * exact: the line that reads the grid is what rounds them (7 % of 5 000.01 is 350.0007 here, 350.00 once rounded to the cent).
 */
export interface FeeCliff {
  readonly grid: string;
  readonly label: string;
  /** The key of the bands, when the grid has a table for each key. */
  readonly key: string | null;
  readonly unit: string;
  readonly bound: string;
  readonly last: string;
  readonly lastResult: string;
  readonly next: string;
  readonly nextResult: string;
  /** What one hundredth more loses; negative when the result leaps up instead. */
  readonly fall: string;
}

/** The cliffs of every whole-amount grid in force on the first day of a month, as known at a date (by default, at any). */
export function cliffsOf(plan: Plan, period: string, asOf?: string): readonly FeeCliff[] {
  const date = `${period}-01`;
  return plan.grids
    .filter((grid) => grid.mode === "whole-amount" && (grid.knownUntil === null || date <= grid.knownUntil))
    .flatMap((grid) => {
      const version = versionAt(grid.versions, date, asOf);
      return tablesOf(version?.value ?? null).flatMap(([key, bands]) => cliffsIn(grid, key, bands));
    });
}

/** Of two versions that begin the same day, the later one in the file became known after the other. */
function versionAt(
  versions: readonly Version[],
  date: string,
  asOf: string | undefined,
): Version | undefined {
  return versions
    .filter(({ from, known }) => from <= date && (asOf === undefined || known === null || known <= asOf))
    .reduce<Version | undefined>(
      (found, one) => (found !== undefined && one.from < found.from ? found : one),
      undefined,
    );
}

function tablesOf(value: Version["value"]): readonly (readonly [string | null, Bands])[] {
  if (value === null) return [];
  return isTable(value) ? [[null, value]] : Object.entries(value);
}

function isTable(value: Exclude<Version["value"], null>): value is Bands {
  return Array.isArray(value);
}

function cliffsIn(grid: Grid, key: string | null, bands: Bands): readonly FeeCliff[] {
  return bands.flatMap((band, index) => {
    const bound = band.upTo ?? band.below;
    const above = bands[index + 1];
    if (bound === null || above === undefined) return [];
    const at = decimal(bound);
    if (isZero(subtract(resultOf(grid, band, at), resultOf(grid, above, at)))) return [];
    const last = band.upTo === null ? subtract(at, HUNDREDTH) : at;
    const next = add(last, HUNDREDTH);
    const lastResult = resultOf(grid, band, last);
    const nextResult = resultOf(grid, above, next);
    return [
      {
        grid: grid.id,
        label: grid.label,
        key,
        unit: grid.in,
        bound,
        last: decimalToText(last),
        lastResult: decimalToText(lastResult),
        next: decimalToText(next),
        nextResult: decimalToText(nextResult),
        fall: decimalToText(subtract(lastResult, nextResult)),
      },
    ];
  });
}

const HUNDREDTH = decimal("0.01");

/** What a band gives for an amount. An amount or a rate in % counts as its hundredth. */
function resultOf(grid: Grid, band: Band, amount: Decimal): Decimal {
  const plus = band.plus === null ? ZERO : decimal(band.plus);
  return add(multiply(share(decimal(band.rate), grid.rate), share(amount, grid.in)), plus);
}

function share(value: Decimal, unit: string): Decimal {
  return unit === "%" ? scaleBy(value, -2) : value;
}
