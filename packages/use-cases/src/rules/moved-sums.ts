import { absolute, add, compare, decimal, decimalToText, ZERO, type Decimal } from "@bareme/kernel";
import type { MovedMonth } from "./replay-months.ts";

/** A line of payslips over all the closed months that a draft moves. EUR. */
export interface MovedSum {
  readonly line: string;
  readonly label: string;
  readonly part: MovedMonth["amounts"][number]["part"];
  readonly contrats: number;
  readonly months: number;
  /** What the draft adds to it over these months, exactly. */
  readonly sum: string;
}

interface Summed extends Omit<MovedSum, "contrats" | "months" | "sum"> {
  readonly contrats: Set<string>;
  readonly months: Set<string>;
  readonly sum: Decimal;
}

/** The lines that a draft moves, with the sum of what it adds to each; the greatest first, whatever its sign. */
export function sumsOfMoved(moved: readonly MovedMonth[]): readonly MovedSum[] {
  const sums = new Map<string, Summed>();
  for (const { contratId, moisId, amounts } of moved)
    for (const { line, label, part, difference } of amounts) {
      const key = `${line} ${part}`;
      const before = sums.get(key) ?? { months: new Set(), contrats: new Set(), sum: ZERO };
      const { months, contrats, sum } = before;
      months.add(moisId);
      contrats.add(contratId);
      sums.set(key, { line, label, part, months, contrats, sum: add(sum, decimal(difference)) });
    }
  return [...sums.values()]
    .toSorted((left, right) => compare(absolute(right.sum), absolute(left.sum)))
    .map(({ line, label, part, months, contrats, sum }) => ({
      line,
      label,
      part,
      contrats: contrats.size,
      months: months.size,
      sum: decimalToText(sum),
    }));
}
