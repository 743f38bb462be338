import type { Worker } from "node:worker_threads";
import type { Result } from "@bareme/kernel";
import type { PayrollStack, Simulation, Watched, WhatIf } from "@bareme/use-cases";
import type { FromThread, ToThread } from "./simulation-messages.ts";

export interface Asked {
  readonly simulation: Simulation;
  readonly rules: PayrollStack;
  readonly watched: Watched;
}

/** What a thread answers; `too long` when it did not in time. Rejects when it fails, or when whoever asked leaves. It hears no one but the thread's last asker. */
export async function askThread(
  thread: Worker,
  asked: Asked,
  longestMs: number,
): Promise<Result<WhatIf> | "too long"> {
  const { signal } = asked.watched;
  signal?.throwIfAborted();
  const over = new AbortController();
  try {
    return await new Promise((resolve, reject) => {
      const heard = hearing(thread, asked, resolve, reject);
      const failed = (error: unknown): void => reject(asError(error));
      const exited = (): void => reject(new Error("the thread of suppositions ended by itself"));
      const timer = setTimeout(() => resolve("too long"), longestMs);
      thread.on("message", heard).once("error", failed).once("exit", exited);
      signal?.addEventListener("abort", () => reject(leftBy(signal)), { signal: over.signal });
      over.signal.addEventListener("abort", () => {
        clearTimeout(timer);
        thread.off("message", heard).off("error", failed).off("exit", exited);
      });
      say(thread, { kind: "simulate", simulation: asked.simulation, planHash: asked.rules.planHash });
    });
  } finally {
    over.abort();
  }
}

function hearing(
  thread: Worker,
  { rules, watched }: Asked,
  resolve: (answer: Result<WhatIf>) => void,
  reject: (error: Error) => void,
): (said: FromThread) => void {
  const tell = async (done: number, total: number): Promise<void> => watched.onProgress?.(done, total);
  return (said) => {
    if (said.kind === "done") resolve(said.answer);
    else if (said.kind === "progress") tell(said.done, said.total).catch((error) => reject(asError(error)));
    else say(thread, { kind: "plan", planHash: rules.planHash, plan: JSON.stringify(rules.plan) });
  };
}

function say(thread: Worker, message: ToThread): void {
  thread.postMessage(message);
}

export function leftBy(signal: AbortSignal | undefined): Error {
  return asError(signal?.reason);
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error("nobody listens any more", { cause: thrown });
}
