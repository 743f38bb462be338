import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { failure, type Problem, type Result } from "@bareme/kernel";
import type { Simulator, WhatIf } from "@bareme/use-cases";
import { askThread, leftBy, type Asked } from "./ask-thread.ts";

interface SimulatorLimits {
  /** Threads, thus suppositions computed at once. */
  readonly atOnce: number;
  /** How many may wait for a thread. */
  readonly waiting: number;
  /** After so long one is ended. */
  readonly longestMs: number;
}

/** One core stays for whoever serves. */
const LIMITS: SimulatorLimits = {
  atOnce: Math.max(1, Math.min(2, availableParallelism() - 1)),
  waiting: 10,
  longestMs: 300_000,
};

/** Suppositions computed by threads, which are made when they are needed, kept, and ended with whoever left or took too long. */
export interface ThreadSimulator extends Simulator {
  /** How many threads there are. */
  readonly threads: () => number;
  readonly close: () => Promise<void>;
}

export function threadSimulator(given: Partial<SimulatorLimits> = {}): ThreadSimulator {
  const { atOnce, waiting, longestMs } = { ...LIMITS, ...given };
  const turns = takeTurns(atOnce, waiting);
  const threads = new Set<Worker>();
  const idle: Worker[] = [];
  const start = (): Worker => {
    const thread = startThread();
    threads.add(thread);
    thread.once("exit", () => {
      threads.delete(thread);
      if (idle.includes(thread)) idle.splice(idle.indexOf(thread), 1);
    });
    return thread;
  };
  const compute = async (asked: Asked): Promise<Result<WhatIf>> => {
    const thread = idle.pop() ?? start();
    try {
      const answer = await askThread(thread, asked, longestMs);
      if (answer === "too long") return failure([simulationTooLong(longestMs)]);
      idle.push(thread);
      return answer;
    } finally {
      // What it has begun it would compute to its end.
      if (!idle.includes(thread)) await thread.terminate();
    }
  };
  return {
    run: async (simulation, rules, watched) => {
      if (!(await turns.take(watched.signal))) return failure([simulationsBusy()]);
      try {
        return await compute({ simulation, rules, watched });
      } finally {
        turns.giveBack();
      }
    },
    threads: () => threads.size,
    close: async () => {
      await Promise.all([...threads].map((thread) => thread.terminate()));
    },
  };
}

/** So many at once, and so many that wait, first come first served. */
function takeTurns(atOnce: number, most: number) {
  const queue: (() => void)[] = [];
  let taken = 0;
  return {
    /** False when too many wait. Rejects when whoever waits leaves. */
    take: async (signal: AbortSignal | undefined): Promise<boolean> => {
      signal?.throwIfAborted();
      if (taken < atOnce) taken += 1;
      else if (queue.length >= most) return false;
      else
        await new Promise<void>((resolve, reject) => {
          const turn = (): void => {
            signal?.removeEventListener("abort", leave);
            resolve();
          };
          const leave = (): void => {
            queue.splice(queue.indexOf(turn), 1);
            reject(leftBy(signal));
          };
          signal?.addEventListener("abort", leave, { once: true });
          queue.push(turn);
        });
      return true;
    },
    /** To the one that waits longest, if any: nobody takes it in between. */
    giveBack: (): void => {
      const next = queue.shift();
      if (next === undefined) taken -= 1;
      else next();
    },
  };
}

function startThread(): Worker {
  const thread = new Worker(new URL("simulation-thread.mjs", import.meta.url), { execArgv: [] });
  // It keeps no process alive. One that fails while it is asked nothing is not missed: another is made.
  thread.unref();
  thread.on("error", () => undefined);
  return thread;
}

function simulationTooLong(longestMs: number): Problem {
  return {
    code: "SIMULATION_TOO_LONG",
    path: [],
    message: `La simulation a été arrêtée : elle n'était pas finie après ${Math.ceil(longestMs / 1000)} secondes.`,
    remedy: "Resserrez la question : un seul mois, une borne plus proche, ou une courbe plus courte.",
  };
}

function simulationsBusy(): Problem {
  return {
    code: "SIMULATIONS_BUSY",
    path: [],
    message: "Trop de simulations sont demandées en même temps.",
    remedy: "Attendez qu'une autre finisse, puis redemandez.",
  };
}
