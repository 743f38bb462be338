import { digits, table } from "../text-table.ts";
import type { Portfolio } from "./measure-portfolio.ts";
import { HEAP_MIB, type MonthsMemory } from "./months-memory.ts";
import type { Spread } from "./spread.ts";

export interface PortfolioReport extends Portfolio {
  readonly memory: MonthsMemory;
}

/** Ratios first: how many months a second a machine makes is for information. */
export function portfolioToText({ months, perSecond, long, memory, ...costs }: PortfolioReport): string {
  const ratio = (label: string, spread: Spread): readonly string[] => [
    label,
    digits(spread.median),
    `${digits(spread.lowQuarter)} to ${digits(spread.highQuarter)}`,
  ];
  const years = `month ${long.monthsEach}`;
  const { early, end } = memory;
  return [
    table(
      ["months in a row, payslip, compte d'activité and identity included", "median", "half between"],
      [
        ratio("our time ÷ the payslips alone by hand, same budgets", costs.overByHand),
        ratio("cost of a porté's month 10 ÷ month 1", costs.tenthOverFirst),
        ratio("the same October as month 10 ÷ as month 2", costs.tenthOverSecond),
        ratio(`cost of an account's ${years} ÷ month 1`, long.lastOverFirst),
        ratio(`the same December as ${years} ÷ as month 2`, long.lastOverSecond),
      ],
    ),
    table(
      [`memory of a process of months, its heap held to ${HEAP_MIB} MiB`, "peak MiB", "alive MiB"],
      [early, end].map((sample) => [
        `after ${sample.months} months`,
        digits(sample.peak),
        digits(sample.live),
      ]),
    ),
    `${months} months of 1 000 portés at three companies: all payable, every identity 0.00. ${digits(perSecond)} months per CPU second.`,
  ].join("\n\n");
}
