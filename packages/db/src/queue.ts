import { setTimeout as wait } from "node:timers/promises";
import type { PassageJob, Queue } from "@bareme/use-cases";
import PgBoss from "pg-boss";
import { z } from "zod";
import type { Database } from "./database.ts";

/** Jobs on pg-boss, kept in the same database as what they work on, embedded or not. */
export interface JobQueue extends Queue {
  /** Takes jobs one after the other until it is stopped. One that fails is tried again some seconds later. */
  readonly work: (handle: HandleJob) => void;
  /** Lets the job at hand end, then stops. */
  readonly stop: () => Promise<void>;
}

/** `isLastTime`: it will not be taken again if it fails. */
type HandleJob = (job: PassageJob, isLastTime: boolean) => Promise<void>;

const PASSAGES = "passages";

/** Of a process that died in the middle of a job, the job is taken again after this time; or at once when a process starts, by `resumePassages`. */
const EXPIRES_SECONDS = 60;
const LOOKS_FOR_EXPIRED_SECONDS = 30;
const RETRY = { retryLimit: 5, retryDelay: 5 };
const POLL_MS = 500;
const AFTER_ERROR_MS = 5000;

const jobShape = z.strictObject({
  societeId: z.string(),
  passageId: z.string(),
  contratIds: z.array(z.string()).readonly(),
});

export async function openQueue(
  { executeSql, alone }: Pick<Database, "executeSql" | "alone">,
  onError: (error: Error) => void,
): Promise<JobQueue> {
  const boss = new PgBoss({
    db: { executeSql },
    schedule: false,
    maintenanceIntervalSeconds: LOOKS_FOR_EXPIRED_SECONDS,
  });
  boss.on("error", onError);
  // Two processes that start together make the queue's tables one after the other.
  await alone("queue", async () => {
    await boss.start();
    await boss.createQueue(PASSAGES, { name: PASSAGES, expireInSeconds: EXPIRES_SECONDS, ...RETRY });
  });
  const stopping = new AbortController();
  let awake = new AbortController();
  let working: Promise<void> = Promise.resolve();
  const rest = async (time: number): Promise<void> => {
    awake = new AbortController();
    const signal = AbortSignal.any([awake.signal, stopping.signal]);
    await wait(time, undefined, { signal }).catch(() => undefined);
  };
  return {
    send: async (jobs) => {
      await boss.insert(jobs.map((data) => ({ name: PASSAGES, data, ...RETRY })));
      awake.abort();
    },
    work: (handle) => {
      working = workUntil(stopping.signal, rest, () => takeOne(boss, handle), onError);
    },
    stop: async () => {
      stopping.abort();
      await working;
      await boss.stop({ graceful: false, close: false });
    },
  };
}

/** Takes a job and works on it; false when none waits. */
async function takeOne(boss: PgBoss, handle: HandleJob): Promise<boolean> {
  const [job] = await boss.fetch<unknown>(PASSAGES, { includeMetadata: true });
  if (job === undefined) return false;
  try {
    await handle(jobShape.parse(job.data), job.retryCount >= job.retryLimit);
  } catch (thrown) {
    await boss.fail(PASSAGES, job.id, { name: thrown instanceof Error ? thrown.name : "unknown" });
    throw thrown;
  }
  await boss.complete(PASSAGES, job.id);
  return true;
}

async function workUntil(
  stopping: AbortSignal,
  rest: (time: number) => Promise<void>,
  take: () => Promise<boolean>,
  onError: (error: Error) => void,
): Promise<void> {
  while (!stopping.aborted) {
    try {
      if (!(await take())) await rest(POLL_MS);
    } catch (thrown) {
      onError(thrown instanceof Error ? thrown : new Error(String(thrown)));
      await rest(AFTER_ERROR_MS);
    }
  }
}
