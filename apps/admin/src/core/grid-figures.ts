import { gridResult, type BandPlan, type Plan } from "@bareme/engine";
import {
  approximate,
  decimal,
  type Decimal,
  decimalToText,
  isNegative,
  isZero,
  multiply,
  parseDecimal,
  subtract,
  ZERO,
} from "@bareme/kernel";
import { cliffsOf } from "@bareme/payroll";
import type { Band, Grid } from "@bareme/rule-schema";

/** A table of bands, as it stands or as it is being typed. */
export type BandTable = Pick<Grid, "mode" | "in" | "rate"> & { readonly bands: readonly Band[] };

/** What a table gives: what to draw, what to say of it, and where it jumps. */
export interface GridFigures {
  /** One stroke for each band, from its lower to its upper bound; approximate, to be drawn and never read. */
  readonly strokes: readonly (readonly [Point, Point])[];
  /** At each bound, as the engine finds it: exactly, before the rounding of the line that reads the table. */
  readonly bounds: readonly { readonly amount: string; readonly result: string }[];
  readonly cliffs: readonly GridCliff[];
}

type Point = readonly [amount: number, result: number];

/** A hundredth more, and the result is another; exactly as well. */
export interface GridCliff {
  readonly bound: string;
  readonly next: string;
  readonly before: string;
  readonly after: string;
  readonly change: string;
  readonly rises: boolean;
}

/** Null while a bound or a rate is not a number, or bounds do not rise. */
export function gridFigures(table: BandTable): GridFigures | null {
  if (!isReadable(table.bands)) return null;
  const { bands } = table;
  const planned = bands.map(planOfBand);
  const lowers = bands.map((_, index) => (index === 0 ? ZERO : boundOf(bands[index - 1])));
  const last = lowers.at(-1) ?? ZERO;
  const end = isZero(last) ? HUNDRED_THOUSAND : multiply(last, ONE_AND_A_HALF);
  const strokes = bands.map((band, index): readonly [Point, Point] => {
    const from = lowers[index] ?? ZERO;
    const to = index === bands.length - 1 ? end : boundOf(band);
    const drawn = bandsDrawn(table, planned, index);
    return [pointAt(table, drawn, from), pointAt(table, drawn, to)];
  });
  const bounds = bands.slice(0, -1).map((band) => {
    const amount = decimalToText(boundOf(band));
    return { amount, result: gridResult(table, planned, amount) };
  });
  return { strokes, bounds, cliffs: cliffsIn(table, planned) };
}

const HUNDRED_THOUSAND = decimal("100000");
const ONE_AND_A_HALF = decimal("1.5");

function isReadable(bands: readonly Band[]): boolean {
  const texts = bands.flatMap(({ upTo, below, rate, plus }) => [upTo, below, rate, plus]);
  if (bands.length === 0 || texts.some((text) => text !== undefined && parseDecimal(text) === undefined))
    return false;
  return bands.every((band, index) => {
    const bound = band.upTo ?? band.below;
    const isLast = index === bands.length - 1;
    if (bound === undefined || isLast) return bound === undefined && isLast;
    const step = subtract(decimal(bound), index === 0 ? ZERO : boundOf(bands[index - 1]));
    return !isNegative(step) && (index === 0 || !isZero(step));
  });
}

function boundOf(band: Band | undefined): Decimal {
  return decimal(band?.upTo ?? band?.below ?? "0");
}

/** A band drawn to both its ends, one of which is another's amount: alone where it stands alone, with those below it where it adds to them. */
function bandsDrawn({ mode }: BandTable, planned: readonly BandPlan[], index: number): readonly BandPlan[] {
  if (mode === "marginal") return planned;
  return planned.slice(index, index + 1).map((band) => ({ ...band, upTo: null, below: null }));
}

function pointAt(table: BandTable, bands: readonly BandPlan[], amount: Decimal): Point {
  return [approximate(amount), approximate(decimal(gridResult(table, bands, decimalToText(amount))))];
}

function cliffsIn(table: BandTable, planned: readonly BandPlan[]): readonly GridCliff[] {
  return cliffsOf(planOf(table, planned), "2000-01").map(({ bound, last, next }) => {
    const before = gridResult(table, planned, last);
    const after = gridResult(table, planned, next);
    const change = subtract(decimal(after), decimal(before));
    return {
      bound,
      next,
      before,
      after,
      change: decimalToText(isNegative(change) ? subtract(ZERO, change) : change),
      rises: !isNegative(change),
    };
  });
}

function planOfBand({ upTo, below, rate, plus }: Band): BandPlan {
  return { upTo: upTo ?? null, below: below ?? null, rate, plus: plus ?? null };
}

/** A plan of this table alone. */
function planOf({ mode, in: unit, rate }: BandTable, value: readonly BandPlan[]): Plan {
  const version = { from: "2000-01-01", known: null, value, source: [], toConfirm: false };
  return {
    version: 1,
    layers: [],
    knownUntil: null,
    facts: [],
    collections: [],
    parameters: [],
    grids: [
      {
        id: "table",
        label: "",
        mode,
        in: unit,
        rate,
        axis: "period",
        keyed: false,
        knownUntil: null,
        versions: [version],
      },
    ],
    choices: [],
    carries: [],
    nodes: [],
    lines: [],
    postings: [],
    checks: [],
    accounts: [],
    solve: null,
    contractStart: null,
  };
}
