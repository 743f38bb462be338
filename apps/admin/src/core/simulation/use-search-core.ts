import { proxy, releaseProxy, wrap, type Remote } from "comlink";
import type { Core } from "../core.worker.ts";
import type { StackTexts } from "../stack-texts.ts";
import type { OnStep } from "./search.ts";

/** Long searches have threads of their own: typing goes on beside them. */
interface Thread {
  readonly worker: Worker;
  readonly core: Remote<Core>;
}

/** Threads that are done; they have their rules compiled already. */
const idle: Thread[] = [];
const MOST_IDLE = 2;
/** A search that nobody waits for is ended when it goes on for so long: a thread that is nearly done is worth keeping. */
const GRACE_MS = 2000;

/** Runs a search. When the signal says so nobody waits for it any more: the promise rejects at once, and the thread ends unless it is soon done. */
export async function runSearch<T>(
  signal: AbortSignal,
  onStep: OnStep,
  search: (core: Remote<Core>, onStep: OnStep) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const thread = idle.pop() ?? startThread();
  return new Promise((resolve, reject) => {
    let ending: ReturnType<typeof setTimeout> | undefined;
    signal.addEventListener(
      "abort",
      () => {
        ending = setTimeout(() => end(thread), GRACE_MS);
        reject(new DOMException("cancelled", "AbortError"));
      },
      { once: true },
    );
    const told: OnStep = (done, most) => {
      if (!signal.aborted) onStep(done, most);
    };
    search(thread.core, proxy(told)).then(
      (value) => {
        clearTimeout(ending);
        keep(thread);
        resolve(value);
      },
      (thrown: unknown) => {
        clearTimeout(ending);
        end(thread);
        reject(thrown);
      },
    );
  });
}

/** Starts a thread ahead of the first search, with the rules compiled. */
export async function warmSearch(texts: StackTexts, period: string): Promise<void> {
  if (idle.length > 0) return;
  const thread = startThread();
  await thread.core.askedFacts(texts, period);
  keep(thread);
}

function keep(thread: Thread): void {
  if (idle.length < MOST_IDLE) idle.push(thread);
  else end(thread);
}

function end({ core, worker }: Thread): void {
  core[releaseProxy]();
  worker.terminate();
}

function startThread(): Thread {
  const worker = new Worker(new URL("../core.worker.ts", import.meta.url), { type: "module" });
  return { worker, core: wrap<Core>(worker) };
}
