import { lawRequest, type Case } from "./cases.ts";
import { openStack, stepsOf, STACKS } from "./rule-stack.ts";
import { BUDGET, requestFor } from "./sp26-01.ts";

export interface Speed {
  readonly id: string;
  readonly label: string;
  /** Median over the rounds. */
  readonly perSecond: number;
  readonly lowest: number;
  readonly highest: number;
  /** Round by round: two cases of one round met the same machine. */
  readonly byRound: readonly number[];
}

export interface CompileCost {
  readonly stack: string;
  readonly files: number;
  readonly readMs: number;
  readonly compileMs: number;
  readonly linkMs: number;
  readonly totalMs: number;
  /** The same in the first pass of a fresh process, before anything is warm. */
  readonly coldMs: number;
}

/** Rounds in which every case has its turn, so that a slow moment of the machine falls on all of them. */
export function measureSpeeds(cases: readonly Case[], rounds: number, sliceMs: number): readonly Speed[] {
  for (const one of cases) runFor(one, sliceMs / 2);
  const rates = new Map(cases.map((one) => [one.id, [] as number[]]));
  for (let round = 0; round < rounds; round += 1) {
    const shift = round % cases.length;
    for (const one of [...cases.slice(shift), ...cases.slice(0, shift)])
      rates.get(one.id)?.push(runFor(one, sliceMs));
  }
  return cases.map(({ id, label }) => {
    const seen = rates.get(id) ?? [];
    return {
      id,
      label,
      perSecond: median(seen),
      lowest: Math.min(...seen),
      highest: Math.max(...seen),
      byRound: seen,
    };
  });
}

/** Payslips per second of processor time, so that other work on the machine does not count. */
function runFor(one: Case, ms: number): number {
  const start = processorMs();
  let calls = 0;
  let elapsed = 0;
  while (elapsed < ms) {
    one.run();
    calls += 1;
    elapsed = processorMs() - start;
  }
  return (calls * 1000) / elapsed;
}

/** Processor time of this process, all its threads, in ms. */
export function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** What a stack costs before its first payslip: parsing and checking its files, compiling, linking a month. */
export function measureCompilation(passes: number): readonly CompileCost[] {
  const requests = { "cap-garance": requestFor("9500.00"), "law-inverse": lawRequest(BUDGET) } as const;
  return (Object.keys(STACKS) as (keyof typeof STACKS)[]).map((stack) => {
    const steady = openStack(STACKS[stack]);
    const pass = (): { read: number; compile: number; link: number } => {
      const steps = stepsOf(STACKS[stack]);
      const [sets, read] = timed(steps.read);
      const [plan, compile] = timed(() => steps.compile(sets));
      const [evaluate, made] = timed(() => steps.evaluator(plan));
      const [, first] = timed(() => evaluate(requests[stack]));
      const [, second] = timed(() => steady(requests[stack]));
      return { read, compile, link: Math.max(0, made + first - second) };
    };
    const cold = pass();
    const warm = Array.from({ length: passes }, pass);
    const of = (step: "read" | "compile" | "link"): number => median(warm.map((one) => one[step]));
    const sum = (one: ReturnType<typeof pass>): number => one.read + one.compile + one.link;
    return {
      stack,
      files: stepsOf(STACKS[stack]).files.flat().length,
      readMs: of("read"),
      compileMs: of("compile"),
      linkMs: of("link"),
      totalMs: median(warm.map(sum)),
      coldMs: sum(cold),
    };
  });
}

function timed<T>(run: () => T): [T, number] {
  const start = processorMs();
  const value = run();
  return [value, processorMs() - start];
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const [low = Number.NaN, high = Number.NaN] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}
