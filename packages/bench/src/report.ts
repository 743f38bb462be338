import { median, type CompileCost, type Speed } from "./measure.ts";
import type { Memory } from "./memory.ts";
import { portfolioToText, type PortfolioReport } from "./portfolio/portfolio-report.ts";
import { digits, table } from "./text-table.ts";

export interface Report {
  readonly node: string;
  readonly faults: readonly string[];
  readonly ratios: readonly Ratio[];
  readonly speeds: readonly Speed[];
  readonly compilation: readonly (CompileCost & { readonly inSolvedPayslips: number })[];
  readonly memory: readonly Memory[];
  readonly portfolio: PortfolioReport | null;
}

/** Independent of the machine: both sides of a ratio were measured in the same rounds. */
interface Ratio {
  readonly label: string;
  readonly value: number;
  readonly goal: string;
  readonly met: boolean;
}

/** Our time over the hand-written time; and how many times faster than publicodes. */
export function ratiosOf(speeds: readonly Speed[]): readonly Ratio[] {
  const rounds = (id: string): readonly number[] => speeds.find((speed) => speed.id === id)?.byRound ?? [];
  /** The median of the rounds' own ratios: a slow moment falls on both sides of one. */
  const ratio = (above: string, below: string): number =>
    median(rounds(above).map((rate, round) => rate / (rounds(below)[round] ?? Number.NaN)));
  const slower = (label: string, ours: string, theirs: string): Ratio => {
    const value = ratio(theirs, ours);
    return { label, value, goal: "at most 3", met: value <= 3 };
  };
  const faster = (label: string, ours: string): Ratio => {
    const value = ratio(ours, "publicodes.law");
    return { label, value, goal: "at least 300", met: value >= 300 };
  };
  return [
    slower("our time ÷ by hand, SP26-01 fully solved", "engine.solved", "hand.solved"),
    slower("our time ÷ by hand, eight turnovers fully solved", "engine.spread", "hand.spread"),
    slower("our time ÷ by hand with its cost simplified", "engine.solved", "hand.simplified"),
    faster("times faster than publicodes, law alone", "engine.law"),
    faster("times faster than publicodes, ours the whole SP26-01", "engine.solved"),
  ];
}

export function withPayslips(costs: readonly CompileCost[], speeds: readonly Speed[]): Report["compilation"] {
  const solved = { "cap-garance": "engine.solved", "law-inverse": "engine.law" } as Record<string, string>;
  return costs.map((cost) => {
    const perSecond = speeds.find((speed) => speed.id === solved[cost.stack])?.perSecond ?? Number.NaN;
    return { ...cost, inSolvedPayslips: (cost.totalMs * perSecond) / 1000 };
  });
}

export function reportToText(report: Report): string {
  const ratios = report.ratios.map(({ label, value, goal, met }) => [
    label,
    digits(value),
    goal,
    met ? "met" : "MISSED",
  ]);
  const speeds = report.speeds.map(({ label, perSecond, lowest, highest }) => [
    label,
    digits(perSecond),
    `${digits(lowest)} to ${digits(highest)}`,
    digits(1000 / perSecond),
  ]);
  const compilation = report.compilation.map((cost) => [
    `${cost.stack} (${cost.files} files)`,
    ...[cost.readMs, cost.compileMs, cost.linkMs, cost.totalMs, cost.inSolvedPayslips, cost.coldMs].map(
      digits,
    ),
  ]);
  const memory = report.memory.map(({ family, peakMiB }) => [family, digits(peakMiB)]);
  return [
    report.faults.length === 0
      ? "Results: all right, to the cent."
      : `WRONG RESULTS\n${report.faults.join("\n")}`,
    table(["ratio (independent of the machine)", "value", "goal", ""], ratios),
    table(["payslips", "per CPU second", "range", "ms each"], speeds),
    table(
      ["rules", "read+check ms", "compile ms", "link ms", "total ms", "in payslips", "cold ms"],
      compilation,
    ),
    table(["peak memory, own process", "MiB"], memory),
    ...(report.portfolio === null ? [] : [portfolioToText(report.portfolio)]),
    `Node ${report.node}. Medians of interleaved rounds, in processor time; ratios round by round.`,
    "",
  ].join("\n\n");
}
