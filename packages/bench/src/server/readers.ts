import { setTimeout as wait } from "node:timers/promises";
import type { Services } from "@bareme/server";
import { listMonths, readPayslip, readStatement } from "@bareme/use-cases";
import { seeded, type Draw } from "../portfolio/seeded.ts";
import { valueOf, type MadeCompany } from "./company.ts";

/** What people ask while a passage runs. */
export const READS = ["listMonths", "readPayslip", "readStatement"] as const;
type Read = (typeof READS)[number];

/** Milliseconds of each read, by kind. */
type Latencies = Readonly<Record<Read, readonly number[]>>;

export interface Reader {
  /** Reads one after the other, at once: how long they take when nothing else is at work. */
  readonly idle: (count: number, closed: readonly string[]) => Promise<void>;
  /** Reads about five times a second until the work is over. */
  readonly during: <T>(work: Promise<T>, closed: readonly string[]) => Promise<T>;
  readonly latencies: () => { readonly idle: Latencies; readonly busy: Latencies };
}

const EVERY_MS = 200;

export function openReader({ payroll }: Pick<Services, "payroll">, company: MadeCompany): Reader {
  const idle = emptyLatencies();
  const busy = emptyLatencies();
  const draw = seeded(2026);
  const read = async (
    turn: number,
    closed: readonly string[],
    into: Record<Read, number[]>,
  ): Promise<void> => {
    const kind = READS[turn % READS.length] ?? READS[0];
    const asked = drawMonth(company, closed, draw);
    const start = performance.now();
    if (kind === "listMonths")
      valueOf(await listMonths(payroll, company.actor, { contratId: asked.contratId }));
    else if (kind === "readPayslip") valueOf(await readPayslip(payroll, company.actor, asked));
    else valueOf(await readStatement(payroll, company.actor, asked));
    into[kind].push(performance.now() - start);
  };
  return {
    idle: async (count, closed) => {
      for (let turn = 0; turn < count * READS.length; turn += 1) await read(turn, closed, idle);
    },
    during: async (work, closed) => {
      const state = { over: false };
      const ended = work.finally(() => void (state.over = true));
      // Told where it is awaited, below.
      ended.catch(() => undefined);
      for (let turn = 0; !state.over && closed.length > 0; turn += 1) {
        const next = wait(EVERY_MS);
        await read(turn, closed, busy);
        await Promise.race([next, ended]);
      }
      return ended;
    },
    latencies: () => ({ idle, busy }),
  };
}

function drawMonth({ contratIds }: MadeCompany, closed: readonly string[], draw: Draw) {
  return {
    contratId: contratIds[draw.below(contratIds.length)] ?? "",
    period: closed[draw.below(closed.length)] ?? "",
  };
}

function emptyLatencies(): Record<Read, number[]> {
  return { listMonths: [], readPayslip: [], readStatement: [] };
}

/** The value under which this share of them lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
