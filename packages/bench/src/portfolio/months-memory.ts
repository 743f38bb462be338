import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { runMonths } from "@bareme/payroll";
import { PORTES, porteOf } from "./portes.ts";
import { openCompanies } from "./run-portes.ts";

/** Memory of a process that does nothing but run the portfolio, in MiB. */
export interface MonthsMemory {
  readonly early: MemorySample;
  readonly end: MemorySample;
}

interface MemorySample {
  readonly months: number;
  /** What is alive after a collection: what a process keeps, and what would grow if months left something behind. */
  readonly live: number;
  /** The most that the process has taken from the system so far. */
  readonly peak: number;
}

const FLAG = "--memory-of-months";
const EARLY = PORTES / 5;
/** Node lets its heap grow before it collects; held to this much, the peak shows what months need and not what Node takes. */
export const HEAP_MIB = 200;

export function measureMonthsMemory(): MonthsMemory {
  const main = fileURLToPath(new URL("../main.ts", import.meta.url));
  const child = spawnSync(
    process.execPath,
    ["--expose-gc", `--max-old-space-size=${HEAP_MIB}`, ...process.execArgv, main, FLAG],
    {
      encoding: "utf8",
    },
  );
  if (child.status !== 0) throw new Error(`the process that measures the months failed: ${child.stderr}`);
  const [early, end] = child.stdout.split("\n").map(readSample);
  if (early === undefined || end === undefined) throw new Error(`no two samples in: ${child.stdout}`);
  return { early, end };
}

/** In the child: runs the portfolio and prints two samples. True when this process was such a child. */
export function ranAsMonthsChild(args: readonly string[]): boolean {
  if (args[0] !== FLAG) return false;
  const companies = openCompanies();
  let months = 0;
  const samples: string[] = [];
  for (let index = 0; index < PORTES; index += 1) {
    const { company, input } = porteOf(index);
    months += runMonths(input, companies[company]).months.length;
    if (index + 1 === EARLY || index + 1 === PORTES) samples.push(writeSample(months));
  }
  process.stdout.write(samples.join("\n"));
  return true;
}

function writeSample(months: number): string {
  const peak = process.resourceUsage().maxRSS / 1024;
  globalThis.gc?.();
  const live = process.memoryUsage().heapUsed / 1024 / 1024;
  return [String(months), live.toFixed(2), peak.toFixed(1)].join(" ");
}

function readSample(line: string): MemorySample {
  const [months = Number.NaN, live = Number.NaN, peak = Number.NaN] = line.split(" ").map(Number);
  return { months, live, peak };
}
