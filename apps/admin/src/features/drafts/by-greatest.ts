import { absolute, compare, decimal } from "@bareme/kernel";
import type { MovedAmount, MovedMonth } from "./answers.ts";

/** The greatest movement first, whatever its sign. */
export function byDifference(amounts: readonly MovedAmount[]): readonly MovedAmount[] {
  return amounts.toSorted((left, right) => compareMoved(left.difference, right.difference));
}

/** The payslips that move most first: by the greatest of their amounts. One that the draft cannot compute comes before all. */
export function byGreatest(moved: readonly MovedMonth[]): readonly MovedMonth[] {
  const greatest = ({ amounts, problems }: MovedMonth): string | null =>
    problems.length > 0 ? null : (byDifference(amounts)[0]?.difference ?? "0");
  return moved.toSorted((left, right) => {
    const [mine, other] = [greatest(left), greatest(right)];
    if (mine === null || other === null) return (mine === null ? 0 : 1) - (other === null ? 0 : 1);
    return compareMoved(mine, other);
  });
}

function compareMoved(left: string, right: string): number {
  return compare(absolute(decimal(right)), absolute(decimal(left)));
}
