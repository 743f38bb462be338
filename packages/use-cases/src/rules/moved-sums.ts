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

type Summed = Omit<MovedSum, "sum"> & { readonly sum: Decimal };

/** Sums contract after contract, and keeps one row for each line: no month, however many there are. */
export interface MovedSums {
  /** All the months of one contract that the draft moves, once. */
  readonly addContrat: (moved: readonly MovedMonth[]) => void;
  /** The greatest first, whatever its sign. */
  readonly finish: () => readonly MovedSum[];
}

/** The lines that a draft moves, with the sum of what it adds to each. */
export function createMovedSums(): MovedSums {
  const sums = new Map<string, Summed>();
  return {
    addContrat: (moved) => {
      for (const [key, { line, label, part, months, sum }] of sumsOfContrat(moved)) {
        const before = sums.get(key) ?? { contrats: 0, months: 0, sum: ZERO };
        sums.set(key, {
          line,
          label,
          part,
          contrats: before.contrats + 1,
          months: before.months + months.size,
          sum: add(before.sum, sum),
        });
      }
    },
    finish: () =>
      [...sums.values()]
        .toSorted((left, right) => compare(absolute(right.sum), absolute(left.sum)))
        .map(({ sum, ...counted }) => ({ ...counted, sum: decimalToText(sum) })),
  };
}

type SummedContrat = Pick<Summed, "line" | "label" | "part" | "sum"> & { readonly months: Set<string> };

/** A line with several items, one for each mission, moves its month once. */
function sumsOfContrat(moved: readonly MovedMonth[]): ReadonlyMap<string, SummedContrat> {
  const sums = new Map<string, SummedContrat>();
  for (const { moisId, amounts } of moved)
    for (const { line, label, part, difference } of amounts) {
      const key = `${line} ${part}`;
      const { months, sum } = sums.get(key) ?? { months: new Set<string>(), sum: ZERO };
      sums.set(key, {
        line,
        label,
        part,
        months: months.add(moisId),
        sum: add(sum, decimal(difference)),
      });
    }
  return sums;
}
