import type { MovedMonth } from "../src/rules/replay-months.ts";

interface Moved {
  readonly contratId: string;
  readonly period: string;
  /** What each line moves by, EUR; a line has several when it has several items. */
  readonly by: Readonly<Record<string, readonly string[]>>;
}

/** A closed month that a draft moves, from 0.00. */
export function movedMonth({ contratId, period, by }: Moved): MovedMonth {
  const amounts = Object.entries(by).flatMap(([line, differences]) =>
    differences.map((difference, rank) => ({
      line,
      item: `m${rank + 1}`,
      label: `Ligne ${line}`,
      part: "amount" as const,
      before: "0.00",
      after: difference,
      difference,
    })),
  );
  return { contratId, moisId: `${contratId}/${period}`, period, amounts, problems: [] };
}
