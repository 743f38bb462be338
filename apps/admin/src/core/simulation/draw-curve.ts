import { decimal, decimalToFixed, failure, greaterThan, success, type Result } from "@bareme/kernel";
import { drawCurve, type Cliff, type Figures, type Hole, type Rules } from "@bareme/payroll";
import { compiledStack } from "../compiled-stack.ts";
import type { StackTexts } from "../stack-texts.ts";
import { lastAlike, leapsIn, type Fineness } from "./curve-leaps.ts";
import { coarseFirst, cutCells, placesOf, rangeProblem, type CurveRange } from "./curve-places.ts";
import { euros, spotsOf, type Spot, type Spots } from "./curve-spots.ts";
import { explainHoles, type ExplainedCause } from "./leap-origins.ts";
import { monthsOfSupposed, type Supposed } from "./supposed.ts";

export interface DrawnHole extends Pick<Hole, "from" | "to" | "netAPayer" | "remainder"> {
  readonly causes: readonly ExplainedCause[];
}

/** Net against the turnover of each month, as far as it is drawn. Every point is an evaluation of its own. */
export interface DrawnCurve {
  readonly points: readonly { readonly ca: string; readonly payable: boolean; readonly totals: Figures }[];
  readonly cliffs: readonly Cliff[];
  readonly holes: readonly DrawnHole[];
  /** The turnover up to which cliffs and holes were looked for; null while the points are made. */
  readonly searchedTo: string | null;
  /** The least leap and the least remainder of a hole that the search is sure to see. */
  readonly leastSeen: string;
  readonly evaluations: number;
  readonly complete: boolean;
  readonly done: number;
  readonly most: number;
}

/** Told a few times in a second; `false` stops the drawing there. */
export type OnDrawn = (curve: DrawnCurve) => boolean | Promise<boolean>;

/** Of one month, as the server draws it. Over a year the roundings of each month leap by some euros everywhere: only what is felt in a year is looked for. */
const MONTH = { offLine: decimal("0.50"), leap: decimal("0.20"), leastSeen: "1.00", widest: 10_000 };
const YEAR = { offLine: decimal("50"), leap: decimal("100"), leastSeen: "100.00", widest: 50_000 };
const TOLD_EVERY_MS = 150;

/** The last turnovers that were evaluated: a drawing that was stopped goes on from there. */
let kept: { readonly rules: Rules; readonly key: string; readonly spots: Spots } | null = null;

/** Draws coarse to fine: first the points, a few then all, then cliffs and holes from the left, each to the cent with the rule that makes it. */
export async function searchCurve(
  texts: StackTexts,
  supposed: Supposed,
  range: CurveRange,
  onDrawn: OnDrawn,
): Promise<Result<DrawnCurve>> {
  const compiled = compiledStack(texts);
  if (!compiled.ok) return compiled;
  const places = placesOf(range);
  if (places === undefined) return failure([rangeProblem()]);
  const rules = compiled.value;
  const spots = keptSpots(supposed, rules);
  const fineness = supposed.periods.length > 1 ? YEAR : MONTH;
  const cells = cutCells(places, fineness.widest);
  const drawing: Drawing = { spots, places, cells, drawn: new Set(), cliffs: [], holes: [], searched: 0 };
  const curve = (): DrawnCurve => curveOf(drawing, fineness.leastSeen);
  const goesOn = pacer(() => onDrawn(curve()));
  for (const at of coarseFirst(places)) {
    spots.at(at);
    if (spots.problems().length > 0) return failure(spots.problems());
    drawing.drawn.add(at);
    if (!(await goesOn())) return success(curve());
  }
  for (const _step of searchCells(drawing, fineness, { texts, supposed, rules }))
    if (!(await goesOn())) return success(curve());
  return success(curve());
}

/** What is drawn so far; it grows as the search goes on. */
interface Drawing {
  readonly spots: Spots;
  readonly places: readonly number[];
  readonly cells: readonly (readonly [number, number])[];
  readonly drawn: Set<number>;
  readonly cliffs: Cliff[];
  readonly holes: DrawnHole[];
  searched: number;
}

interface Asked {
  readonly texts: StackTexts;
  readonly supposed: Supposed;
  readonly rules: Rules;
}

/** Looks for cliffs and holes cell by cell; between two steps the search may be left. */
function* searchCells(
  drawing: Drawing,
  fineness: Fineness & { readonly leastSeen: string },
  { texts, supposed, rules }: Asked,
): Generator<null> {
  const { spots, places, cells, cliffs, holes } = drawing;
  const limits = { from: places[0] ?? 0, to: places.at(-1) ?? 0 };
  let end = -1;
  for (const [low, high] of cells) {
    for (const leap of leapsIn(low, high, spots, fineness)) {
      if (leap !== null) cliffs.push(...cliffsAt(leap, supposed, rules));
      yield null;
    }
    for (const spot of spots.between(low, high)) {
      if (spot.at <= end || !spot.isHole) continue;
      const last = lastAlike(spot, spots, 1, limits.to);
      end = last.at;
      if (greaterThan(last.remainder, decimal(fineness.leastSeen)))
        holes.push(holeOf(lastAlike(spot, spots, -1, limits.from), last, texts, supposed));
      yield null;
    }
    drawing.searched += 1;
  }
}

function curveOf(
  { spots, places, cells, drawn, cliffs, holes, searched }: Drawing,
  leastSeen: string,
): DrawnCurve {
  return {
    points: [...drawn]
      .toSorted((left, right) => left - right)
      .map((at) => ({ ca: euros(at), payable: spots.at(at).payable, totals: spots.at(at).totals })),
    cliffs: [...cliffs],
    holes: [...holes],
    searchedTo: searched === 0 ? null : euros(cells[searched - 1]?.[1] ?? 0),
    leastSeen,
    evaluations: spots.count(),
    complete: searched === cells.length,
    done: drawn.size + searched,
    most: places.length + cells.length,
  };
}

function keptSpots(supposed: Supposed, rules: Rules): Spots {
  const key = JSON.stringify(supposed);
  if (kept === null || kept.key !== key || kept.rules !== rules)
    kept = { key, rules, spots: spotsOf(supposed, rules) };
  return kept.spots;
}

/** Asks now and then whether to go on; the answer may come while others are answered. */
function pacer(ask: () => boolean | Promise<boolean>): () => boolean | Promise<boolean> {
  let told = -TOLD_EVERY_MS;
  return () => {
    if (performance.now() - told < TOLD_EVERY_MS) return true;
    told = performance.now();
    return ask();
  };
}

/** The cliff between two neighbouring cents, with its rules. */
function cliffsAt(
  [before, after]: readonly [Spot, Spot],
  supposed: Supposed,
  rules: Rules,
): readonly Cliff[] {
  const [only, ...others] = supposed.periods;
  const drawn = drawCurve({
    input: monthsOfSupposed(supposed),
    rules,
    target: only === undefined || others.length > 0 ? {} : { period: only },
    from: decimal(euros(before.at)),
    to: decimal(euros(after.at)),
    every: decimal("0.01"),
  });
  return drawn.ok ? drawn.value.cliffs : [];
}

function holeOf(first: Spot, last: Spot, texts: StackTexts, supposed: Supposed): DrawnHole {
  const to = euros(last.at);
  const months = explainHoles(texts, { ...supposed, invoiced: { by: "ca", ca: to } });
  const causes = new Map(months.flatMap((month) => month.causes.map((cause) => [cause.id, cause] as const)));
  return {
    from: euros(first.at),
    to,
    netAPayer: last.totals.netAPayer,
    remainder: decimalToFixed(last.remainder, 2),
    causes: [...causes.values()],
  };
}
