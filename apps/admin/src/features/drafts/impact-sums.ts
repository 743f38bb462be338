import { absolute, add, compare, decimal, decimalToText, ZERO, type Decimal } from "@bareme/kernel";
import type { MovedAmount, MovedMonth } from "./answers.ts";

/** A line of payslips, over all the months that a draft moves. EUR. */
export interface MovedLine {
  readonly line: string;
  readonly label: string;
  readonly part: MovedAmount["part"];
  readonly months: number;
  /** What the draft adds to it over these months, exactly. */
  readonly sum: string;
}

/** The lines that a draft moves, with the sum of what it adds to each; the greatest first, whatever its sign. */
export function movedLines(moved: readonly Pick<MovedMonth, "moisId" | "amounts">[]): readonly MovedLine[] {
  const lines = new Map<string, Summed>();
  for (const { moisId, amounts } of moved)
    for (const { line, label, part, difference } of amounts) {
      const key = `${line} ${part}`;
      const before = lines.get(key) ?? { line, label, part, months: new Set(), sum: ZERO };
      before.months.add(moisId);
      lines.set(key, { ...before, sum: add(before.sum, decimal(difference)) });
    }
  return [...lines.values()]
    .toSorted((left, right) => compare(absolute(right.sum), absolute(left.sum)))
    .map(({ line, label, part, months, sum }) => ({
      line,
      label,
      part,
      months: months.size,
      sum: decimalToText(sum),
    }));
}

interface Summed extends Omit<MovedLine, "months" | "sum"> {
  readonly months: Set<string>;
  readonly sum: Decimal;
}

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
