import {
  absolute,
  decimal,
  decimalToFixed,
  failure,
  fromInteger,
  greaterThan,
  multiply,
  negate,
  subtract,
  success,
  type Decimal,
  type Result,
} from "@bareme/kernel";
import type { Plan } from "@bareme/engine";
import type { Rules } from "../book.ts";
import type { MonthsInput } from "../months.ts";
import { causesOf, LEAP, type Cause } from "./causes.ts";
import { changeMission, type Target } from "./change-mission.ts";
import type { Figures } from "./figures.ts";
import { holeAround, standsInHole, type Hole } from "./hole.ts";
import {
  amountOf,
  createSampler,
  remainderOf,
  stepsOf,
  valueText,
  type OnSample,
  type Sample,
  type Sampler,
} from "./sampler.ts";

export interface CurveRequest {
  readonly input: MonthsInput;
  readonly rules: Rules;
  readonly target: Target;
  readonly from: Decimal;
  readonly to: Decimal;
  readonly every: Decimal;
  readonly onSample?: OnSample;
}

/** One cent of turnover that moves the net or the fees by far more than a cent. */
export interface Cliff {
  readonly before: string;
  readonly after: string;
  /** True when one of the nets falls. */
  readonly falls: boolean;
  readonly netAvantImpot: string;
  readonly netAPayer: string;
  readonly fraisDeGestion: string;
  readonly causes: readonly Cause[];
}

export interface Curve {
  readonly mission: string;
  readonly months: readonly string[];
  readonly correctionsLeft: readonly string[];
  readonly points: readonly { readonly ca: string; readonly payable: boolean; readonly totals: Figures }[];
  readonly cliffs: readonly Cliff[];
  readonly holes: readonly Hole[];
  /** The least leap and the least remainder of a hole that the search is sure to see. */
  readonly leastSeen: string;
  readonly evaluations: number;
  readonly complete: boolean;
}

const CENT = decimal("0.01");
const MOST_EVALUATIONS = 6000;
/** Cells wider than this many cents are cut before they are looked into. */
const WIDEST_CELL = 10_000;
/** How far the middle of a cell may lie off the straight line before the cell is cut: a leap moves it by half of itself. */
const OFF_LINE = decimal("0.50");
const LEAST_SEEN = "1.00";
const METRICS = ["netAvantImpot", "netAPayer", "totalFraisDeGestion"] as const;

/** Net against turnover, with every cliff and hole of a euro or more, each to the cent and with the rule that makes it. */
export function drawCurve(request: CurveRequest): Result<Curve> {
  const { input, rules } = request;
  const target = { ...request.target, paidAtOnce: request.target.period !== undefined };
  const supposed = (ca: Decimal) => changeMission(input, { ca }, target);
  const start = supposed(request.from);
  if (!start.ok) return start;
  const sampler = createSampler({
    rules,
    step: CENT,
    monthsAt: (ca) => {
      const changed = supposed(ca);
      return changed.ok ? changed.value.input : input;
    },
    period: target.period,
    budget: MOST_EVALUATIONS,
    onSample: request.onSample,
  });
  const limits = { from: stepsOf(request.from, CENT), to: stepsOf(request.to, CENT) };
  const places = placesOf(limits, stepsOf(request.every, CENT));
  const drawn = places.map((at) => sampler.sample(at));
  if (sampler.problems().length > 0) return failure(sampler.problems());
  const points = drawn.flatMap((sample) => sample ?? []);
  const periodsOf = (indices: readonly number[]): readonly string[] =>
    indices.flatMap((index) => input.months[index]?.period ?? []);
  const leaps = cutCells(places).flatMap(([low, high]) => leapsIn(low, high, sampler));
  const holes = holesOf(sampler, rules.plan, limits);
  return success({
    mission: start.value.mission,
    months: periodsOf(start.value.months),
    correctionsLeft: periodsOf(start.value.correctionsLeft),
    points: points.map((sample) => ({
      ca: valueText(sample),
      payable: sample.payable,
      totals: sample.totals,
    })),
    cliffs: leaps.map(([before, after]) => cliffOf(before, after, rules.plan)),
    holes,
    leastSeen: LEAST_SEEN,
    evaluations: sampler.samples().length,
    complete: sampler.samples().length < MOST_EVALUATIONS,
  });
}

/** The points of the curve: the start, then one every so much, and the end. */
function placesOf(
  { from, to }: { readonly from: number; readonly to: number },
  every: number,
): readonly number[] {
  const count = Math.ceil((to - from) / every);
  return [...Array.from({ length: count }, (_, index) => from + index * every), to];
}

function cutCells(places: readonly number[]): readonly (readonly [number, number])[] {
  return places.slice(1).flatMap((high, index) => {
    const low = places[index] ?? high;
    const parts = Math.max(1, Math.ceil((high - low) / WIDEST_CELL));
    const cut = (part: number): number => low + Math.floor(((high - low) * part) / parts);
    return Array.from({ length: parts }, (_, part) => [cut(part), cut(part + 1)] as const);
  });
}

/** The neighbouring cents of a cell between which a figure leaps. A cell is halved while its middle lies off the line between its ends. */
function leapsIn(low: number, high: number, sampler: Sampler): readonly (readonly [Sample, Sample])[] {
  const first = sampler.sample(low);
  const last = sampler.sample(high);
  if (first === undefined || last === undefined || high <= low) return [];
  if (high - low === 1)
    return METRICS.some((metric) => greaterThan(absolute(changeOf(first, last, metric)), LEAP))
      ? [[first, last]]
      : [];
  const at = low + Math.floor((high - low) / 2);
  const middle = sampler.sample(at);
  if (middle === undefined || !METRICS.some((metric) => isOffLine(first, middle, last, metric))) return [];
  return [...leapsIn(low, at, sampler), ...leapsIn(at, high, sampler)];
}

function isOffLine(first: Sample, middle: Sample, last: Sample, metric: (typeof METRICS)[number]): boolean {
  const width = fromInteger(last.at - first.at);
  // off = middle − first − (last − first) × (part of the width), times the width so that nothing is divided
  const off = subtract(
    multiply(changeOf(first, middle, metric), width),
    multiply(changeOf(first, last, metric), fromInteger(middle.at - first.at)),
  );
  return greaterThan(absolute(off), multiply(OFF_LINE, width));
}

function changeOf(before: Sample, after: Sample, metric: (typeof METRICS)[number]): Decimal {
  return subtract(amountOf(after.totals[metric]), amountOf(before.totals[metric]));
}

function cliffOf(before: Sample, after: Sample, plan: Plan): Cliff {
  const change = (metric: (typeof METRICS)[number]): string =>
    decimalToFixed(changeOf(before, after, metric), 2);
  const falls = (["netAvantImpot", "netAPayer"] as const).some((metric) =>
    greaterThan(negate(changeOf(before, after, metric)), LEAP),
  );
  return {
    before: valueText(before),
    after: valueText(after),
    falls,
    netAvantImpot: change("netAvantImpot"),
    netAPayer: change("netAPayer"),
    fraisDeGestion: change("totalFraisDeGestion"),
    causes: causesOf(before, after, plan, LEAP),
  };
}

/** The holes in which a sample was made, each once, from the lowest. */
function holesOf(
  sampler: Sampler,
  plan: Plan,
  limits: { readonly from: number; readonly to: number },
): readonly Hole[] {
  const holes: Hole[] = [];
  let end = -1;
  for (const sample of sampler.samples()) {
    if (sample.at <= end || !greaterThan(remainderOf(sample), LEAP) || !standsInHole(sample, plan)) continue;
    const { last, first: _first, ...hole } = holeAround(sample, sampler, plan, limits);
    end = last;
    if (greaterThan(decimal(hole.remainder), decimal(LEAST_SEEN))) holes.push(hole);
  }
  return holes;
}
