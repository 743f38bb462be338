import { add, decimal, divide, fromInteger, greaterThan, isNegative, multiply, roundTo, subtract, type Decimal, approximate, decimalToText, absolute } from "@bareme/kernel";
import { faultOf, type Frame } from "./frame.ts";
import type { ConeNode, LinkedSolve } from "./program.ts";

/** The values of a constraint's two sides. */
export interface ConstraintAt {
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
  readonly constraints: readonly { readonly text: string; readonly at: ConstraintAt; readonly above: ConstraintAt }[];
  /** What the first constraint leaves unspent at the value. */
  readonly remainder: Decimal;
  /** The cone's values that jump from the value to one step above, largest first. */
  readonly jumps: readonly { readonly node: string; readonly change: Decimal }[];
}

const MOST_CANDIDATES = 1e12;
const MOST_RANGES = 20_000;
/** A change of more than this many steps for one step of the unknown is a jump. */
const JUMP = 20;

/**
 * Finds the greatest candidate of the grid that meets every constraint. Ranges of candidates are examined from the top: bounds prove that none of a
 * range fits, or that all do, or the range is cut in two; a single undecided candidate is computed exactly. Nothing is assumed of the
 * shape of the cost, so holes and falls of the law need no special care.
 */
export function solveUnknown(solve: LinkedSolve, frame: Frame, coneOf: readonly ConeNode[]): Certificate {
  const step = decimal(solve.step);
  const from = solve.from(frame);
  const count = candidateCount(from, solve.to(frame), step, solve.line);
  const candidate = (index: number): Decimal => add(from, multiply(step, fromInteger(index)));
  const applies = (node: ConeNode): boolean => node.guardInCone || node.guardSlot === null || node.guardEach || frame.values[node.guardSlot] !== false;
  const cone = coneOf.filter(applies);
  for (const node of coneOf) if (!applies(node)) frame.values[node.slot] = absentOf(node.plan.type);
  const best = count < 0 ? undefined : greatest(count, (low, high) => examine(solve, cone, frame, candidate(low), candidate(high)), (index) => meets(solve, cone, frame, candidate(index)), solve.line);
  const value = best === undefined ? solve.otherwise(frame) : candidate(best);
  const above = constraintsAt(solve, cone, frame, add(value, step));
  const aboveValues = cone.map((node) => frame.values[node.slot]);
  const at = constraintsAt(solve, cone, frame, value);
  const [first] = at;
  const limit = multiply(step, fromInteger(JUMP));
  const jumps = cone.flatMap((node, index) => {
    const before = frame.values[node.slot];
    const after = aboveValues[index];
    if (node.plan.type !== "number" || node.plan.each !== null || before === undefined || after === undefined) return [];
    const change = subtract(after as Decimal, before as Decimal);
    return greaterThan(absolute(change), limit) ? [{ node: node.plan.id, change }] : [];
  });
  return {
    line: solve.line,
    step: solve.step,
    value,
    met: best !== undefined,
    constraints: solve.constraints.map(({ text }, index) => ({ text, at: at[index] as ConstraintAt, above: above[index] as ConstraintAt })),
    remainder: first === undefined ? decimal("0") : subtract(first.right, first.left),
    jumps: jumps.sort((left, right) => approximate(absolute(right.change)) - approximate(absolute(left.change))),
  };
}

function candidateCount(from: Decimal, to: Decimal, step: Decimal, line: string): number {
  const span = subtract(to, from);
  if (isNegative(span)) return -1;
  const count = approximate(roundTo(divide(span, step), decimal("1"), "floor"));
  if (count <= MOST_CANDIDATES) return count;
  throw faultOf({ code: "SOLVE_UNBOUNDED", path: [line], message: `« ${line} » se cherche de ${decimalToText(from)} à ${decimalToText(to)}, ce qui fait trop de candidats.`, remedy: "Vérifiez le montant disponible, ou resserrez « greatest.to »." });
}

type Examined = "none" | "all" | "undecided";

function greatest(count: number, examine: (low: number, high: number) => Examined, meets: (index: number) => boolean, line: string): number | undefined {
  const pending: [number, number][] = [[0, count]];
  for (let ranges = 0; ranges < MOST_RANGES; ranges++) {
    const range = pending.pop();
    if (range === undefined) return undefined;
    const [low, high] = range;
    const found = examine(low, high);
    if (found === "all") return high;
    if (found === "none") continue;
    if (low === high) {
      if (meets(low)) return low;
      continue;
    }
    const middle = Math.floor((low + high) / 2);
    pending.push([low, middle], [middle + 1, high]);
  }
  throw faultOf({ code: "SOLVE_UNBOUNDED", path: [line], message: `« ${line} » : la recherche n'a pas abouti en ${MOST_RANGES} étapes ; les contraintes varient trop irrégulièrement.`, remedy: "Simplifiez les contraintes, ou resserrez les bornes de « greatest »." });
}

/** Bounds of every constraint over a range of candidates. */
function examine(solve: LinkedSolve, cone: readonly ConeNode[], frame: Frame, low: Decimal, high: Decimal): Examined {
  frame.bounded = true;
  store(frame, solve.slot, 0, approximate(low), approximate(high));
  frame.low[solve.slot] = [frame.outLow - Math.abs(frame.outLow) * 1e-15];
  frame.high[solve.slot] = [frame.outHigh + Math.abs(frame.outHigh) * 1e-15];
  for (const node of cone) boundNode(node, frame);
  let all = true;
  let none = false;
  for (const constraint of solve.constraints) {
    const truth = constraint.truth(frame);
    if (truth === 0) {
      none = true;
      break;
    }
    if (truth === 2) all = false;
  }
  frame.bounded = false;
  return none ? "none" : all ? "all" : "undecided";
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
    return store(frame, node.slot, index, truth, truth);
  }
  if (applies === 0) return store(frame, node.slot, index, 0, 0);
  node.bounds(frame);
  if (applies === 2) return store(frame, node.slot, index, Math.min(0, frame.outLow), Math.max(0, frame.outHigh));
  store(frame, node.slot, index, frame.outLow, frame.outHigh);
}

function guardTruth(node: ConeNode, frame: Frame, index: number): number {
  if (node.guardSlot === null) return 1;
  if (node.guardInCone) return frame.low[node.guardSlot]?.[node.guardEach ? index : 0] ?? 2;
  const value = node.guardEach ? (frame.values[node.guardSlot] as readonly unknown[] | undefined)?.[index] : frame.values[node.guardSlot];
  return value === false ? 0 : 1;
}

function store(frame: Frame, slot: number, index: number, low: number, high: number): void {
  const lows = (frame.low[slot] ??= []);
  const highs = (frame.high[slot] ??= []);
  lows[index] = low;
  highs[index] = high;
  frame.outLow = low;
  frame.outHigh = high;
}

function meets(solve: LinkedSolve, cone: readonly ConeNode[], frame: Frame, value: Decimal): boolean {
  runCone(solve, cone, frame, value);
  return solve.constraints.every((constraint) => constraint.holds(frame));
}

function constraintsAt(solve: LinkedSolve, cone: readonly ConeNode[], frame: Frame, value: Decimal): ConstraintAt[] {
  runCone(solve, cone, frame, value);
  return solve.constraints.map(({ left, right }) => ({ left: left(frame), right: right(frame) }));
}

function runCone(solve: LinkedSolve, cone: readonly ConeNode[], frame: Frame, value: Decimal): void {
  frame.values[solve.slot] = value;
  for (const node of cone) frame.values[node.slot] = runNode(node, frame);
}

/** The value of one node, item by item where it has items; 0 (or false) where its line does not apply. */
export function runNode(node: Pick<ConeNode, "plan" | "collection" | "guardSlot" | "guardEach" | "run">, frame: Frame): unknown {
  if (node.collection === null) return appliesTo(node, frame, 0) ? node.run(frame) : absentOf(node.plan.type);
  const outer = frame.item;
  const count = (frame.items[node.collection] ?? []).length;
  const values: unknown[] = [];
  for (frame.item = 0; frame.item < count; frame.item++) values.push(appliesTo(node, frame, frame.item) ? node.run(frame) : absentOf(node.plan.type));
  frame.item = outer;
  return values;
}

function appliesTo(node: Pick<ConeNode, "guardSlot" | "guardEach">, frame: Frame, index: number): boolean {
  if (node.guardSlot === null) return true;
  const value = node.guardEach ? (frame.values[node.guardSlot] as readonly unknown[] | undefined)?.[index] : frame.values[node.guardSlot];
  if (value === undefined) throw { fault: true, problem: null };
  return value === true;
}

const ABSENT = decimal("0");
function absentOf(type: string): unknown {
  return type === "number" ? ABSENT : type === "boolean" ? false : "";
}
