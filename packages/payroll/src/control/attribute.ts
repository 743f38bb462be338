import { decimalToText, equals, roundTo, decimal, type Decimal } from "@bareme/kernel";
import { isAmount, type Cell } from "./cells.ts";
import { expectedOf, readValue, type Truth } from "./truth.ts";
import { CARRIED, carryOn, type Carried } from "./worlds.ts";

/**
 * Which of the figures that differ from the rules are at fault, and which only follow from others. Figures are looked at in the order of
 * evaluation: one is explained when it is what the rules give on the faults found so far, carried on as typed in one way or another
 * (`Carried`), or on the figures typed before it. What nothing explains is a fault. A fault carried into five totals is thus one fault.
 */
export function attributeFaults(
  cells: readonly Cell[],
  truth: Truth,
  { seeds = [], most = Infinity }: { readonly seeds?: readonly Cell[]; readonly most?: number } = {},
): readonly Cell[] | undefined {
  const differing = differingFrom(truth, cells);
  const holds = worldsOf(truth);
  const faults = differing.filter((cell) => seeds.includes(cell));
  for (const [index, cell] of differing.entries()) {
    if (faults.includes(cell)) continue;
    if (isExplained(cell, faults, differing.slice(0, index), holds)) continue;
    faults.push(cell);
    if (faults.length > most) return undefined;
  }
  return inOrder(faults);
}

/** The figures that are not what the rules give, in the order of evaluation. */
export function differingFrom(truth: Truth, cells: readonly Cell[]): readonly Cell[] {
  return inOrder(
    cells.filter((cell) => {
      const expected = expectedOf(cell, truth);
      return expected !== undefined && !isPrinted(cell, expected) && !isOther(cell);
    }),
  );

  function isOther(cell: Cell): boolean {
    const other = cell.orValue === null ? undefined : readValue(cell.orValue, cell, truth);
    return other !== undefined && isPrinted(cell, other);
  }
}

function inOrder(cells: readonly Cell[]): Cell[] {
  return cells.toSorted((left, right) => left.order - right.order);
}

/** An amount is printed exactly; a base or a rate may be printed with fewer decimals than it has. */
function isPrinted({ typed, part }: Cell, value: Decimal): boolean {
  if (equals(typed, value)) return true;
  if (isAmount(part)) return false;
  const places = (decimalToText(typed).split(".")[1] ?? "").length;
  return equals(
    typed,
    roundTo(value, decimal(places === 0 ? "1" : `0.${"0".repeat(places - 1)}1`), "half-up"),
  );
}

type Holds = (cell: Cell, carried: readonly Cell[], how: Carried) => boolean;

function worldsOf(truth: Truth): Holds {
  const known = new Map<string, ReturnType<typeof carryOn>>();
  return (cell, carried, how) => {
    const key = `${how}|${carried
      .map((one) => one.key)
      .toSorted()
      .join("|")}`;
    const world = known.has(key) ? known.get(key) : carryOn(carried, how, truth);
    known.set(key, world);
    const value = world === undefined ? undefined : expectedOf(cell, world);
    return value !== undefined && isPrinted(cell, value);
  };
}

function isExplained(cell: Cell, faults: readonly Cell[], before: readonly Cell[], holds: Holds): boolean {
  if (cell.kind === "unknown" || cell.kind === "opening") return false;
  for (const subset of subsetsOf(faults))
    for (const how of CARRIED) if (holds(cell, subset, how)) return true;
  const upstream = before.filter(({ kind }) => kind !== "unknown");
  const each = upstream.length > 1 && upstream.length <= MANY ? upstream.map((one) => [one]) : [];
  return [upstream, ...each].some(
    (set) => set.length > 0 && (holds(cell, set, "sums") || holds(cell, set, "sums-tax-kept")),
  );
}

/** Beyond these, subsets are too many to try: all of them together and each alone, then all together only. */
const FEW = 4;
const MANY = 12;

/** All of them first, then each, then the other subsets while they are few. */
function subsetsOf(faults: readonly Cell[]): readonly (readonly Cell[])[] {
  if (faults.length === 0) return [];
  if (faults.length > MANY) return [faults];
  if (faults.length > FEW) return [faults, ...faults.map((fault) => [fault])];
  const all = Array.from({ length: 2 ** faults.length - 1 }, (_, bits) =>
    faults.filter((__, index) => ((bits + 1) >> index) % 2 === 1),
  );
  return all.toSorted((left, right) => right.length - left.length);
}
