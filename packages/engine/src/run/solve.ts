import {
  absolute,
  add,
  approximate,
  decimal,
  decimalToText,
  divide,
  fromInteger,
  greaterThan,
  isNegative,
  multiply,
  roundTo,
  subtract,
  type Decimal,
} from "@bareme/kernel";
import { unitsBetween, type Truth } from "./bounds.ts";
import { DERIVED, faultOf, isFault, type Fault, type Frame } from "./frame.ts";
import { livePositions } from "./live.ts";
import type { ConeNode, LinkedSolve } from "./program.ts";

/** The values of a constraint's two sides. */
interface ConstraintAt {
  readonly left: Decimal;
  readonly right: Decimal;
}

/** What was found and how it can be checked: the constraints at the value and one step above, and what jumps between them. */
export interface Certificate {
  readonly line: string;
  readonly step: string;
  readonly value: Decimal;
  /** False when not even the smallest candidate meets the constraints, and `otherwise` was taken. */
  readonly met: boolean;
  readonly constraints: readonly {
    readonly text: string;
    readonly at: ConstraintAt;
    readonly above: ConstraintAt;
  }[];
  /** What the first constraint leaves unspent at the value. */
  readonly remainder: Decimal;
  /** The slots that hold their values at the solution already. */
  readonly settled: ReadonlySet<number>;
  /** The cone's values that jump from the value to one step above, largest first. */
  readonly jumps: readonly { readonly node: string; readonly change: Decimal }[];
}

const MOST_CANDIDATES = 1e12;
const MOST_RANGES = 20_000;
/** A change of more than this many steps for one step of the unknown is a jump. */
const JUMP = 20;

/**
 * Finds the greatest candidate of the grid that meets every constraint. A guess cuts the candidates into ranges; these are examined from the top: bounds
 * prove that none of a range fits, or that all do, or the range is cut in two; a single undecided candidate is computed exactly. The guess only saves work:
 * nothing is assumed of the shape of the cost, so holes and falls of the law need no special care.
 */
export function solveUnknown(solve: LinkedSolve, frame: Frame, pinned: ReadonlySet<string>): Certificate {
  const step = decimal(solve.step);
  const from = solve.from(frame);
  const count = candidateCount(from, solve.to(frame), step, solve.line);
  const search: Search = {
    solve,
    frame,
    cone: liveCone(solve, frame, pinned),
    candidate: (index) => add(from, multiply(step, fromInteger(index))),
  };
  const best = count < 0 ? undefined : greatest(search, rangesAround(guess(search, count), count));
  if (best === count && solve.open) {
    throw faultOf({
      code: "SOLVE_UNBOUNDED",
      path: [solve.line],
      message: `Aucune contrainte ne limite « ${solve.line} » ce mois-ci.`,
      remedy: "Vérifiez que ses contraintes dépendent bien de lui, ou donnez « greatest.to ».",
    });
  }
  const value = best === undefined ? solve.otherwise(frame) : search.candidate(best);
  const above = constraintsAt(search, add(value, step));
  const aboveValues = search.cone.map((node) => frame.values[node.slot]);
  const at = constraintsAt(search, value);
  const [first] = at;
  const limit = multiply(step, fromInteger(JUMP));
  const jumps = search.cone.flatMap((node, index) => {
    const before = frame.values[node.slot];
    const after = aboveValues[index];
    if (node.plan.type !== "number" || node.plan.each !== null || before === undefined || after === undefined)
      return [];
    const change = subtract(after as Decimal, before as Decimal);
    return greaterThan(absolute(change), limit) ? [{ node: node.plan.id, change }] : [];
  });
  return {
    line: solve.line,
    step: solve.step,
    value,
    met: best !== undefined,
    constraints: solve.constraints.map(({ text }, index) => ({
      text,
      at: at[index] as ConstraintAt,
      above: above[index] as ConstraintAt,
    })),
    settled: new Set(search.cone.map((node) => node.slot)),
    remainder: first === undefined ? decimal("0") : subtract(first.right, first.left),
    jumps: jumps.sort(
      (left, right) => approximate(absolute(right.change)) - approximate(absolute(left.change)),
    ),
  };
}

/** What a search works on: the live cone, and candidates by index. */
interface Search {
  readonly solve: LinkedSolve;
  readonly frame: Frame;
  readonly cone: readonly ConeNode[];
  readonly candidate: (index: number) => Decimal;
}

function liveCone(solve: LinkedSolve, frame: Frame, pinned: ReadonlySet<string>): readonly ConeNode[] {
  const { cone } = solve;
  const skipped = (position: number): boolean => {
    const node = cone[position] as ConeNode;
    if (pinned.has(node.plan.id)) {
      pin(node, frame);
      return true;
    }
    if (
      node.guardInCone ||
      node.guardSlot === null ||
      node.guardEach ||
      frame.values[node.guardSlot] !== false
    )
      return false;
    frame.values[node.slot] = absentOf(node.plan.type);
    frame.low[node.slot] = 0;
    frame.high[node.slot] = 0;
    return true;
  };
  return livePositions(solve.roots, solve.trees, skipped, frame).map(
    (position) => cone[position] as ConeNode,
  );
}

/** A given value does not vary with the unknown: its bounds are itself. */
function pin(node: ConeNode, frame: Frame): void {
  const value = frame.values[node.slot];
  const values = node.collection === null ? [value] : ((value as readonly unknown[] | undefined) ?? []);
  values.forEach((one, index) => {
    const [low, high] = one === undefined ? [NaN, NaN] : unitsBetween(one as Decimal, one as Decimal);
    store(node, frame, index, low, high);
  });
}

/** How an exhaustive check of a certificate ended: how many candidates were tried, and the first that fits above the value, if any. */
export interface Audit {
  readonly tried: number;
  readonly fits: Decimal | null;
}

/**
 * Tries every candidate from one step above the value up to `top`, exactly, with no bounds and no guess: slow, and the plainest proof that the value
 * is the greatest. The frame is that of an evaluation that solved.
 */
export function auditSolution(
  solve: LinkedSolve,
  frame: Frame,
  pinned: ReadonlySet<string>,
  value: Decimal,
  top: Decimal,
): Audit {
  const step = decimal(solve.step);
  const search: Search = {
    solve,
    frame,
    cone: liveCone(solve, frame, pinned),
    candidate: (index) => add(value, multiply(step, fromInteger(index))),
  };
  const count = candidateCount(value, top, step, solve.line);
  for (let index = 1; index <= count; index++) {
    if (meets(solve, search.cone, frame, search.candidate(index)))
      return { tried: index, fits: search.candidate(index) };
  }
  return { tried: Math.max(count, 0), fits: null };
}

function candidateCount(from: Decimal, to: Decimal, step: Decimal, line: string): number {
  const span = subtract(to, from);
  if (isNegative(span)) return -1;
  const count = approximate(roundTo(divide(span, step), decimal("1"), "floor"));
  if (count <= MOST_CANDIDATES) return count;
  throw faultOf({
    code: "SOLVE_UNBOUNDED",
    path: [line],
    message: `« ${line} » se cherche de ${decimalToText(from)} à ${decimalToText(to)}, ce qui fait trop de candidats.`,
    remedy: "Vérifiez le montant disponible, ou resserrez « greatest.to ».",
  });
}

type Range = readonly [low: number, high: number];

function greatest({ solve, frame, cone, candidate }: Search, ranges: readonly Range[]): number | undefined {
  const pending: Range[] = [...ranges];
  for (let examined = 0; examined < MOST_RANGES; examined++) {
    const range = pending.pop();
    if (range === undefined) return undefined;
    const [low, high] = range;
    if (low === high) {
      if (meets(solve, cone, frame, candidate(low))) return low;
      continue;
    }
    const truth = examine(solve, cone, frame, candidate(low), candidate(high));
    if (truth === 1) return high;
    if (truth === 0) continue;
    const middle = Math.floor((low + high) / 2);
    pending.push([low, middle], [middle + 1, high]);
  }
  throw faultOf({
    code: "SOLVE_UNBOUNDED",
    path: [solve.line],
    message: `« ${solve.line} » : la recherche n'a pas abouti en ${MOST_RANGES} étapes ; les contraintes varient trop irrégulièrement.`,
    remedy: "Simplifiez les contraintes, ou resserrez les bornes de « greatest ».",
  });
}

/** Ranges that grow away from the guess, lowest first: near it they are small enough to be decided, far from it they are few. */
function rangesAround(near: number, count: number): Range[] {
  const above: Range[] = [];
  for (let low = near + 1, size = 1; low <= count; low += size, size *= 3)
    above.push([low, Math.min(low + size - 1, count)]);
  const below: Range[] = near === 0 ? [] : [[0, near - 1]];
  return [...below, [near, near], ...above];
}

const MOST_GUESSES = 12;
/** Steps between the two ends at which the search itself is as quick as another guess. */
const CLOSE = 6;

/** Where the slack of the constraints changes sign, by false position on doubles. It may be wrong: the search does not rely on it. */
function guess({ solve, frame, cone, candidate }: Search, count: number): number {
  const slacks = (index: number): number[] => {
    const at = candidate(index);
    examine(solve, cone, frame, at, at);
    return solve.constraints.map((constraint) => boundedSlack(constraint, frame));
  };
  const [atLow, atHigh] = [slacks(0), slacks(count)];
  const varying = (_: number, constraint: number): boolean => atLow[constraint] !== atHigh[constraint];
  const slack = (index: number): number => Math.min(...slacks(index).filter(varying));
  let [low, high] = [0, count];
  let [slackLow, slackHigh] = [Math.min(...atLow.filter(varying)), Math.min(...atHigh.filter(varying))];
  if (slackHigh >= 0 || !Number.isFinite(slackHigh)) return count;
  if (slackLow < 0 || !Number.isFinite(slackLow)) return 0;
  let kept = 0;
  for (let round = 0; round < MOST_GUESSES && high - low > CLOSE; round++) {
    const share = slackLow / (slackLow - slackHigh);
    const next = Math.min(high - 1, Math.max(low + 1, Math.floor(low + share * (high - low))));
    const found = slack(next);
    // An end kept twice running has its slack halved, so that the other end cannot stay far away (the Illinois rule).
    if (found >= 0) {
      [low, slackLow] = [next, found];
      kept = Math.max(kept, 0) + 1;
      if (kept > 1) slackHigh /= 2;
    } else {
      [high, slackHigh] = [next, found];
      kept = Math.min(kept, 0) - 1;
      if (kept < -1) slackLow /= 2;
    }
  }
  return low;
}

function boundedSlack(constraint: LinkedSolve["constraints"][number], frame: Frame): number {
  frame.bounded = true;
  constraint.leftBounds(frame);
  const left = (frame.outLow + frame.outHigh) / 2;
  constraint.rightBounds(frame);
  const right = (frame.outLow + frame.outHigh) / 2;
  frame.bounded = false;
  return constraint.relation === ">" || constraint.relation === ">=" ? left - right : right - left;
}

/** Whether the candidates from low to high meet every constraint: all, none, or not decided. */
function examine(
  solve: LinkedSolve,
  cone: readonly ConeNode[],
  frame: Frame,
  low: Decimal,
  high: Decimal,
): Truth {
  frame.bounded = true;
  [frame.low[solve.slot], frame.high[solve.slot]] = unitsBetween(low, high) as [number, number];
  for (const node of cone) {
    if (node.plain) {
      node.bounds(frame);
      frame.low[node.slot] = frame.outLow;
      frame.high[node.slot] = frame.outHigh;
    } else {
      boundNode(node, frame);
    }
  }
  let truth: Truth = 1;
  for (const constraint of solve.constraints) {
    const one = constraint.truth(frame);
    if (one === 0) {
      truth = 0;
      break;
    }
    if (one === 2) truth = 2;
  }
  frame.bounded = false;
  return truth;
}

function boundNode(node: ConeNode, frame: Frame): void {
  if (node.collection === null) return boundItem(node, frame, 0);
  const outer = frame.item;
  const count = (frame.items[node.collection] ?? []).length;
  for (frame.item = 0; frame.item < count; frame.item++) boundItem(node, frame, frame.item);
  frame.item = outer;
}

function boundItem(node: ConeNode, frame: Frame, index: number): void {
  const applies = guardTruth(node, frame, index);
  if (node.truth !== null) {
    const truth = applies === 0 ? 0 : node.truth(frame);
    return store(node, frame, index, truth, truth);
  }
  if (applies === 0) return store(node, frame, index, 0, 0);
  node.bounds(frame);
  if (applies === 2) return store(node, frame, index, Math.min(0, frame.outLow), Math.max(0, frame.outHigh));
  store(node, frame, index, frame.outLow, frame.outHigh);
}

function guardTruth(node: ConeNode, frame: Frame, index: number): number {
  if (node.guardSlot === null) return 1;
  if (node.guardInCone)
    return node.guardEach
      ? (frame.lowByItem[node.guardSlot]?.[index] ?? 2)
      : (frame.low[node.guardSlot] as number);
  const value = node.guardEach
    ? (frame.values[node.guardSlot] as readonly unknown[] | undefined)?.[index]
    : frame.values[node.guardSlot];
  return value === false ? 0 : 1;
}

function store(node: ConeNode, frame: Frame, index: number, low: number, high: number): void {
  if (node.collection === null) {
    frame.low[node.slot] = low;
    frame.high[node.slot] = high;
    return;
  }
  const count = (frame.items[node.collection] ?? []).length;
  const lows = (frame.lowByItem[node.slot] ??= new Float64Array(count));
  const highs = (frame.highByItem[node.slot] ??= new Float64Array(count));
  lows[index] = low;
  highs[index] = high;
}

function meets(solve: LinkedSolve, cone: readonly ConeNode[], frame: Frame, value: Decimal): boolean {
  runCone(solve, cone, frame, value);
  return solve.constraints.every((constraint) => constraint.holds(frame));
}

function constraintsAt({ solve, cone, frame }: Search, value: Decimal): ConstraintAt[] {
  runCone(solve, cone, frame, value);
  return solve.constraints.map(({ left, right }) => ({ left: left(frame), right: right(frame) }));
}

function runCone(solve: LinkedSolve, cone: readonly ConeNode[], frame: Frame, value: Decimal): void {
  frame.values[solve.slot] = value;
  for (const node of cone) frame.values[node.slot] = runNode(node, frame);
}

/** The value of one node, item by item where it has items; 0 (or false) where its line does not apply. */
export function runNode(
  node: Pick<ConeNode, "plan" | "collection" | "guardSlot" | "guardEach" | "run">,
  frame: Frame,
): unknown {
  if (node.collection === null) return appliesTo(node, frame, 0) ? node.run(frame) : absentOf(node.plan.type);
  const outer = frame.item;
  const count = (frame.items[node.collection] ?? []).length;
  const values: unknown[] = [];
  const faults: Fault[] = [];
  for (frame.item = 0; frame.item < count; frame.item++) {
    try {
      values.push(appliesTo(node, frame, frame.item) ? node.run(frame) : absentOf(node.plan.type));
    } catch (thrown) {
      if (!isFault(thrown)) throw thrown;
      faults.push(thrown);
    }
  }
  frame.item = outer;
  const [first, ...others] = faults.flatMap(({ problem }) => problem ?? []);
  if (faults.length > 0) throw first === undefined ? DERIVED : { ...faultOf(first), others };
  return values;
}

function appliesTo(node: Pick<ConeNode, "guardSlot" | "guardEach">, frame: Frame, index: number): boolean {
  if (node.guardSlot === null) return true;
  const value = node.guardEach
    ? (frame.values[node.guardSlot] as readonly unknown[] | undefined)?.[index]
    : frame.values[node.guardSlot];
  if (value === undefined) throw DERIVED;
  return value === true;
}

const ABSENT = decimal("0");
function absentOf(type: string): unknown {
  return type === "number" ? ABSENT : type === "boolean" ? false : "";
}
