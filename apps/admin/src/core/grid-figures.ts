import type { Plan } from "@bareme/engine";
import {
  add,
  approximate,
  decimal,
  type Decimal,
  decimalToText,
  isNegative,
  multiply,
  parseDecimal,
  roundTo,
  scaleBy,
  subtract,
  ZERO,
} from "@bareme/kernel";
import { cliffsOf } from "@bareme/payroll";
import type { Band, Grid } from "@bareme/rule-schema";
import { resultUnit } from "./result-unit.ts";

/** A table of bands, as it stands or as it is being typed. */
export type BandTable = Pick<Grid, "mode" | "in" | "rate"> & { readonly bands: readonly Band[] };

/** What a table gives: what to draw, what to say of it, and where it jumps. */
export interface GridFigures {
  /** One stroke for each band, from its lower to its upper bound; approximate, to be drawn and never read. */
  readonly strokes: readonly (readonly [Point, Point])[];
  /** At each bound, exactly. */
  readonly bounds: readonly { readonly amount: string; readonly result: string }[];
  readonly cliffs: readonly GridCliff[];
}

type Point = readonly [amount: number, result: number];

/** A hundredth more, and the result is another. Results in euros are rounded to the cent, as a line prints them. */
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
  const lowers = bands.map((_, index) => (index === 0 ? ZERO : boundOf(bands[index - 1])));
  const last = lowers.at(-1) ?? ZERO;
  const end = decimalToText(last) === "0" ? HUNDRED_THOUSAND : multiply(last, ONE_AND_A_HALF);
  const strokes = bands.map((band, index): readonly [Point, Point] => {
    const from = lowers[index] ?? ZERO;
    const to = index === bands.length - 1 ? end : boundOf(band);
    return [pointAt(table, index, from), pointAt(table, index, to)];
  });
  const bounds = bands.slice(0, -1).map((band, index) => ({
    amount: decimalToText(boundOf(band)),
    result: asPrinted(resultIn(table, index, boundOf(band)), table),
  }));
  return { strokes, bounds, cliffs: cliffsIn(table) };
}

const HUNDRED_THOUSAND = decimal("100000");
const ONE_AND_A_HALF = decimal("1.5");
const CENT = decimal("0.01");

function isReadable(bands: readonly Band[]): boolean {
  const texts = bands.flatMap(({ upTo, below, rate, plus }) => [upTo, below, rate, plus]);
  if (bands.length === 0 || texts.some((text) => text !== undefined && parseDecimal(text) === undefined))
    return false;
  return bands.every((band, index) => {
    const bound = band.upTo ?? band.below;
    const isLast = index === bands.length - 1;
    if (bound === undefined || isLast) return bound === undefined && isLast;
    const lower = index === 0 ? ZERO : boundOf(bands[index - 1]);
    return !isNegative(subtract(decimal(bound), lower));
  });
}

function boundOf(band: Band | undefined): Decimal {
  return decimal(band?.upTo ?? band?.below ?? "0");
}

function pointAt(table: BandTable, index: number, amount: Decimal): Point {
  return [approximate(amount), approximate(resultIn(table, index, amount))];
}

/** What a band gives for an amount at its end or inside; in a marginal table, with what the bands below gave. A rate in % counts as its hundredth, but where it is the result. */
function resultIn({ mode, rate, bands }: BandTable, index: number, amount: Decimal): Decimal {
  const share = (text: string): Decimal => (rate === "%" ? scaleBy(decimal(text), -2) : decimal(text));
  const band = bands[index];
  if (band === undefined) return ZERO;
  if (mode === "step") return decimal(band.rate);
  if (mode === "whole-amount") return add(multiply(share(band.rate), amount), decimal(band.plus ?? "0"));
  return bands.slice(0, index + 1).reduce((sum, one, at) => {
    const lower = at === 0 ? ZERO : boundOf(bands[at - 1]);
    const upper = at === index ? amount : boundOf(one);
    return add(sum, multiply(share(one.rate), subtract(upper, lower)));
  }, ZERO);
}

function cliffsIn(table: BandTable): readonly GridCliff[] {
  return cliffsOf(planOf(table), "2000-01").map(({ bound, next, lastResult, nextResult }) => {
    const before = printed(decimal(lastResult), table);
    const after = printed(decimal(nextResult), table);
    const change = subtract(after, before);
    return {
      bound,
      next,
      before: decimalToText(before),
      after: decimalToText(after),
      change: decimalToText(isNegative(change) ? subtract(ZERO, change) : change),
      rises: !isNegative(change),
    };
  });
}

/** Amounts in euros are rounded as a line would print them; anything else keeps its digits. */
function printed(result: Decimal, { rate, in: unit }: BandTable): Decimal {
  return resultUnit({ rate, in: unit }) === "EUR" ? roundTo(result, CENT, "half-up") : result;
}

function asPrinted(result: Decimal, table: BandTable): string {
  return decimalToText(printed(result, table));
}

/** A plan of this table alone. */
function planOf({ mode, in: unit, rate, bands }: BandTable): Plan {
  const value = bands.map((band) => ({
    upTo: band.upTo ?? null,
    below: band.below ?? null,
    rate: band.rate,
    plus: band.plus ?? null,
  }));
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
