import { STEPS } from "@bareme/use-cases";
import { median } from "../measure.ts";
import { digits, table } from "../text-table.ts";
import type { MonthCost, YearCost } from "./host.ts";
import { SERVER_MODES, type ServerMode, type ServerReport } from "./measure-server.ts";
import { percentile, READS } from "./readers.ts";

const LABELS: Readonly<Record<ServerMode, string>> = {
  embedded: "embedded, one process",
  oneWorker: "PostgreSQL, one worker",
  twoWorkers: "PostgreSQL, two workers",
};

/** Ratios first; how fast a machine is, is for information. */
export function serverToText(report: ServerReport): string {
  const runs = SERVER_MODES.flatMap((mode) => {
    const cost = report[mode];
    return cost === null ? [] : [{ label: LABELS[mode], cost }];
  });
  const heads = runs.map(({ label }) => label);
  const row = (label: string, of: (cost: YearCost) => string): readonly string[] => [
    label,
    ...runs.map(({ cost }) => of(cost)),
  ];
  const ratios = [
    row("processor time, three steps of a month ÷ the same month in memory", (cost) =>
      digits(overBare(cost)),
    ),
    row("of it, that of the database", (cost) => databaseShare(cost)),
    row("month 12 ÷ month 2, processor time", (cost) =>
      digits(growth(cost, ({ processorMs }) => processorMs)),
    ),
    row("month 12 ÷ month 2, elapsed", (cost) => digits(growth(cost, elapsedOf))),
    row("bytes added by month 12 ÷ by month 2", (cost) => digits(added(cost, 11) / added(cost, 1))),
    ...READS.flatMap((read) =>
      ([0.5, 0.95, 0.99] as const).map((share) =>
        row(`${read}, p${share * 100} during a passage ÷ idle`, ({ latencies: { idle, busy } }) =>
          digits(percentile(busy[read], share) / percentile(idle[read], share)),
        ),
      ),
    ),
  ];
  const machine = [
    ...STEPS.map((step) =>
      row(`${step}, contracts a second`, ({ months, portes }) =>
        digits(median(months.map(({ elapsedMs }) => (portes * 1000) / elapsedMs[step]))),
      ),
    ),
    row("months closed a second, the three steps", ({ months, portes }) =>
      digits((portes * months.length * 1000) / sum(months.map(elapsedOf))),
    ),
    row("the same month in memory, ms of processor", ({ bareMonthMs }) => digits(bareMonthMs)),
    row("months verified a second", ({ months, portes, verifyMs }) =>
      digits((portes * months.length * 1000) / verifyMs),
    ),
    ...READS.map((read) =>
      row(`${read} during a passage, ms (p50, p95, p99)`, ({ latencies: { busy } }) =>
        [0.5, 0.95, 0.99].map((share) => digits(percentile(busy[read], share))).join(" "),
      ),
    ),
    row("peak memory of processes, MiB", ({ peaks }) => peaks.map(([, MiB]) => MiB.toFixed(0)).join(" ")),
    row("database after the year, MiB", ({ months }) => digits(bytesOf(months.at(-1)) / 1024 / 1024)),
    row("a month of a contract in it, KiB", ({ months, portes }) =>
      digits((bytesOf(months.at(-1)) - bytesOf(months[0])) / 1024 / portes / (months.length - 1)),
    ),
    row("rows after the year", ({ months }) => String(sum(Object.values(months.at(-1)?.size.rows ?? {})))),
  ];
  const faults = runs.flatMap(({ cost }) => cost.faults);
  return [
    `${runs[0]?.cost.portes ?? 0} portés of one company, twelve months, each computed, validated and closed by jobs: ${
      faults.length === 0
        ? "all closed, every identity 0.00, books and hashes verified."
        : `WRONG\n${faults.join("\n")}`
    }`,
    table(["server (independent of the machine)", ...heads], ratios),
    ...(report.oneWorker === null || report.twoWorkers === null
      ? []
      : [`Two workers ÷ one, months a second: ${digits(speedUp(report.oneWorker, report.twoWorkers))}.`]),
    table(["this machine", ...heads], machine),
  ].join("\n\n");
}

/** How many times faster the year is with two. */
function speedUp(one: YearCost, two: YearCost): number {
  return sum(one.months.map(elapsedOf)) / sum(two.months.map(elapsedOf));
}

function overBare({ months, portes, bareMonthMs }: YearCost): number {
  return sum(months.map(({ processorMs }) => processorMs)) / months.length / portes / bareMonthMs;
}

function databaseShare({ months }: YearCost): string {
  const own = months.flatMap(({ databaseMs }) => (databaseMs === null ? [] : databaseMs));
  if (own.length < months.length) return "in it";
  return `${digits((100 * sum(own)) / sum(months.map(({ processorMs }) => processorMs)))} %`;
}

function growth({ months }: YearCost, of: (month: MonthCost) => number): number {
  const [second, last] = [months[1], months.at(-1)];
  return second === undefined || last === undefined ? Number.NaN : of(last) / of(second);
}

function added({ months }: YearCost, index: number): number {
  return bytesOf(months[index]) - bytesOf(months[index - 1]);
}

function bytesOf(month: MonthCost | undefined): number {
  return month?.size.bytes ?? Number.NaN;
}

function elapsedOf({ elapsedMs }: MonthCost): number {
  return sum(Object.values(elapsedMs));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
