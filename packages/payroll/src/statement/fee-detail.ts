import { add, compare, decimal, equals, parseDecimal, ZERO, type Decimal } from "@bareme/kernel";
import { explain, type Evaluation, type Explanation, type Plan } from "@bareme/engine";
import { textOf } from "./sums.ts";

/** How a fee was found: what it is counted on, then one rate or the bands of a grid, within a cap. Figures are those of the evaluation. */
export interface FeeDetail {
  readonly base: { readonly label: string; readonly amount: string; readonly unit: string } | null;
  readonly rate: { readonly label: string; readonly value: string } | null;
  readonly grid: FeeGrid | null;
  readonly cap: { readonly label: string; readonly amount: string } | null;
  /** The rule with this month's numbers, as the evaluation explains it. */
  readonly calculation: string | null;
}

interface FeeGrid {
  readonly id: string;
  readonly label: string;
  readonly mode: "marginal" | "whole-amount" | "step";
  /** The unit of its bounds, and of its rates. */
  readonly in: string;
  readonly unit: string;
  /** What had been counted before this month, for a grid that cumulates. */
  readonly cumulated: string | null;
  /** The bands that this month reads, lowest first; none where the grid in force cannot be told. */
  readonly bands: readonly FeeBand[];
}

export interface FeeBand {
  /** Null below the first bound, and above the last. */
  readonly above: string | null;
  readonly upTo: string | null;
  readonly rate: string;
  readonly plus: string | null;
}

type Known = Explanation & { readonly value: string };

/**
 * Reads in the explanation of a fee what it is made of. A fee shared among missions or capped is explained in steps: the step that holds a rate
 * or a grid is the one that people ask for.
 */
export function feeDetailOf(
  evaluation: Evaluation,
  plan: Plan,
  { line, item }: { readonly line: string; readonly item?: string },
): FeeDetail | null {
  const root = explain(evaluation, item === undefined ? line : `${line}[${item}]`);
  if (root === undefined) return null;
  const path = pathToRate(root, new Map(listed(root).map((one) => [keyOf(one), one])));
  const step = path.at(-1) ?? root;
  const own = evaluation.document.lines.find((one) => one.id === line && one.item === item);
  const grid = gridOf(step, plan);
  const rate = grid === null ? step.inputs.find(isRate) : undefined;
  const base = grid === null ? step.inputs.find(isBase) : gridInput(step, grid.in);
  return {
    base:
      own?.base != null
        ? { label: own.label, amount: own.base, unit: "EUR" }
        : base === undefined || (grid === null && rate === undefined)
          ? null
          : { label: base.label, amount: base.value, unit: base.unit },
    rate: rate === undefined ? null : { label: rate.label, value: rate.value },
    grid,
    cap: capOf(path, plan),
    calculation: step.numbers,
  };
}

function listed(one: Explanation): readonly Explanation[] {
  return [...(one.seen === true ? [] : [one]), ...one.inputs.flatMap(listed)];
}

function keyOf({ id, item }: Explanation): string {
  return `${id}#${item ?? ""}`;
}

/** From the fee down to the first step that reads a rate or a grid, in the fee's own item; empty when there is none. */
function pathToRate(root: Explanation, full: ReadonlyMap<string, Explanation>): readonly Explanation[] {
  const tried = new Set<string>();
  const search = (shown: Explanation): readonly Explanation[] => {
    const one = full.get(keyOf(shown)) ?? shown;
    if (tried.has(keyOf(one)) || (one.item !== undefined && one.item !== root.item)) return [];
    tried.add(keyOf(one));
    if (one.inputs.some((input) => input.kind === "grid" || isRate(input))) return [one];
    for (const input of one.inputs) {
      const below = isAmount(input) ? search(input) : [];
      if (below.length > 0) return [one, ...below];
    }
    return [];
  };
  return search(root);
}

function isRate(one: Explanation): one is Known {
  return one.unit === "%" && one.value !== null && one.kind !== "grid" && !isZeroText(one.value);
}

function isAmount(one: Explanation): one is Known {
  return one.unit === "EUR" && one.value !== null && one.kind !== "opening";
}

function isBase(one: Explanation): one is Known {
  return isAmount(one) && one.kind !== "parameter";
}

/** What a grid is read at: the amount of the month, in the unit of its bounds. */
function gridInput(step: Explanation, unit: string): Known | undefined {
  return step.inputs.find(
    (one): one is Known =>
      (one.kind === "computed" || one.kind === "fact") && one.unit === unit && one.value !== null,
  );
}

function isZeroText(text: string): boolean {
  const value = parseDecimal(text);
  return value !== undefined && equals(value, ZERO);
}

function gridOf(step: Explanation, plan: Plan): FeeGrid | null {
  const read = step.inputs.find(({ kind }) => kind === "grid");
  const grid = plan.grids.find(({ id }) => id === read?.id);
  if (read === undefined || grid === undefined) return null;
  // The explanation gives the sources of the version in force: the version is the one that holds them.
  const [version, other] = grid.versions.filter(({ source }) => source === read.sources);
  const bands = version !== undefined && other === undefined && isList(version.value) ? version.value : [];
  const opening = step.inputs.find(({ kind, value }) => kind === "opening" && value !== null)?.value ?? null;
  const start = decimal(opening ?? "0");
  const amount = gridInput(step, grid.in);
  const end = amount === undefined ? null : add(start, decimal(amount.value));
  return {
    id: grid.id,
    label: grid.label,
    mode: grid.mode,
    in: grid.in,
    unit: grid.rate,
    cumulated: opening,
    bands: end === null ? [] : bandsBetween(bands, grid.mode === "marginal" ? start : end, end),
  };
}

type Bands = readonly {
  readonly upTo: string | null;
  readonly below: string | null;
  readonly rate: string;
  readonly plus: string | null;
}[];

/** The bands from the one that holds `start` to the one that holds `end`. */
function bandsBetween(bands: Bands, start: Decimal, end: Decimal): readonly FeeBand[] {
  const holds = (index: number, value: Decimal, first: boolean): boolean => {
    const bound = bands[index]?.upTo ?? bands[index]?.below ?? null;
    if (bound === null) return true;
    const side = compare(value, decimal(bound));
    // A slice that starts on a bound is in the next band, but the value on an inclusive bound is in its own.
    return side < 0 || (side === 0 && !first && bands[index]?.upTo !== null);
  };
  const moves = compare(start, end) < 0;
  const from = bands.findIndex((_, index) => holds(index, start, moves));
  const to = bands.findIndex((_, index) => holds(index, end, false));
  return bands.slice(Math.min(from, to), Math.max(from, to) + 1).map((band, index) => {
    const before = bands[Math.min(from, to) + index - 1];
    return {
      above: before?.upTo ?? before?.below ?? null,
      upTo: band.upTo ?? band.below,
      rate: band.rate,
      plus: band.plus,
    };
  });
}

/** The amount beyond which a step of the fee does not go: a parameter or a field that a « min » compares it with. */
function capOf(path: readonly Explanation[], plan: Plan): FeeDetail["cap"] {
  for (const step of path) {
    const node = plan.nodes.find(({ id }) => id === step.id);
    if (!hasMinimum(node?.versions)) continue;
    const cap = step.inputs.find(
      (one): one is Known => one.unit === "EUR" && one.value !== null && one.kind === "parameter",
    );
    if (cap !== undefined) return { label: cap.label, amount: textOf(decimal(cap.value)) };
  }
  return null;
}

function hasMinimum(tree: unknown): boolean {
  if (typeof tree !== "object" || tree === null) return false;
  return ("op" in tree && tree.op === "min") || Object.values(tree).some(hasMinimum);
}

function isList(value: unknown): value is Bands {
  return Array.isArray(value);
}
