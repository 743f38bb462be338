import { proxy, releaseProxy, wrap, type Remote } from "comlink";
import type { Core } from "../core.worker.ts";
import type { OnStep } from "./search.ts";

/** Long searches have a thread of their own: typing goes on beside them, and ending one ends its thread. */
interface Thread {
  readonly worker: Worker;
  readonly core: Remote<Core>;
}

const idle: Thread[] = [];

/** Runs a search; when the signal says so its thread is ended at once, and the promise rejects. A thread that is done serves the next one. */
export async function runSearch<T>(
  signal: AbortSignal,
  onStep: OnStep,
  search: (core: Remote<Core>, onStep: OnStep) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const thread = idle.pop() ?? startThread();
  return new Promise((resolve, reject) => {
    const end = (): void => {
      thread.core[releaseProxy]();
      thread.worker.terminate();
      reject(new DOMException("cancelled", "AbortError"));
    };
    signal.addEventListener("abort", end, { once: true });
    search(thread.core, proxy(onStep)).then((value) => {
      signal.removeEventListener("abort", end);
      if (signal.aborted) return;
      idle.push(thread);
      resolve(value);
    }, reject);
  });
}

function startThread(): Thread {
  const worker = new Worker(new URL("../core.worker.ts", import.meta.url), { type: "module" });
  return { worker, core: wrap<Core>(worker) };
}
