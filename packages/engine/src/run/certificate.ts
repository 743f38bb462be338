import {
  absolute,
  add,
  approximate,
  decimal,
  fromInteger,
  greaterThan,
  multiply,
  subtract,
  type Decimal,
} from "@bareme/kernel";
import { constraintsAt, type ConstraintAt, type Search } from "./search.ts";

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

/** A change of more than this many steps for one step of the unknown is a jump. */
const JUMP = 20;

/** Writes down a value that was found. The cone is left computed at it. */
export function certify(search: Search, value: Decimal, met: boolean): Certificate {
  const { solve, frame, cone } = search;
  const step = decimal(solve.step);
  const above = constraintsAt(search, add(value, step));
  const aboveValues = cone.map((node) => frame.values[node.slot]);
  const at = constraintsAt(search, value);
  const [first] = at;
  return {
    line: solve.line,
    step: solve.step,
    value,
    met,
    constraints: solve.constraints.map(({ text }, index) => ({
      text,
      at: at[index] as ConstraintAt,
      above: above[index] as ConstraintAt,
    })),
    settled: new Set(cone.map((node) => node.slot)),
    remainder: first === undefined ? decimal("0") : subtract(first.right, first.left),
    jumps: jumpsBetween(search, aboveValues, multiply(step, fromInteger(JUMP))),
  };
}

/** The cone's values that change by more than the limit from the value to one step above. */
function jumpsBetween(
  { cone, frame }: Search,
  aboveValues: readonly unknown[],
  limit: Decimal,
): Certificate["jumps"] {
  const jumps = cone.flatMap((node, index) => {
    const before = frame.values[node.slot];
    const after = aboveValues[index];
    if (node.plan.type !== "number" || node.plan.each !== null || before === undefined || after === undefined)
      return [];
    const change = subtract(after as Decimal, before as Decimal);
    return greaterThan(absolute(change), limit) ? [{ node: node.plan.id, change }] : [];
  });
  return jumps.sort(
    (left, right) => approximate(absolute(right.change)) - approximate(absolute(left.change)),
  );
}
