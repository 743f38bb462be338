import { absolute, compare, decimal, ZERO, type Decimal } from "@bareme/kernel";
import type { MovedMonth } from "./replay-months.ts";

/** Keeps the months that move most while others come, and never more than about twice as many as are asked for. */
interface GreatestMoved {
  readonly add: (moved: readonly MovedMonth[]) => void;
  /** A month that the draft cannot compute before all, then by the greatest of its amounts, whatever its sign; as they came when they are alike. */
  readonly finish: () => readonly MovedMonth[];
}

export function createGreatestMoved(most: number): GreatestMoved {
  let kept: readonly Ranked[] = [];
  return {
    add: (moved) => {
      kept = [...kept, ...moved.map(ranked)];
      // Sorted once they have doubled, and not for each contract.
      if (kept.length >= 2 * most) kept = greatestOf(kept, most);
    },
    finish: () => greatestOf(kept, most).map(({ month }) => month),
  };
}

interface Ranked {
  readonly month: MovedMonth;
  /** Null when the draft cannot compute it. EUR. */
  readonly greatest: Decimal | null;
}

function ranked(month: MovedMonth): Ranked {
  if (month.problems.length > 0) return { month, greatest: null };
  const greatest = month.amounts.reduce((most, { difference }) => {
    const moved = absolute(decimal(difference));
    return compare(moved, most) > 0 ? moved : most;
  }, ZERO);
  return { month, greatest };
}

function greatestOf(months: readonly Ranked[], most: number): readonly Ranked[] {
  return months.toSorted(greatestFirst).slice(0, most);
}

function greatestFirst({ greatest: left }: Ranked, { greatest: right }: Ranked): number {
  if (left === null || right === null) return (left === null ? 0 : 1) - (right === null ? 0 : 1);
  return compare(right, left);
}
