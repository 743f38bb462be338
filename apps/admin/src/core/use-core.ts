import { wrap, type Remote } from "comlink";
import type { Core } from "./core.worker.ts";

let started: Remote<Core> | undefined;

/** The rules core in its worker, started when it is first asked: the same code that pays computes here, next to the reader. */
export function rulesCore(): Remote<Core> {
  started ??= wrap<Core>(new Worker(new URL("core.worker.ts", import.meta.url), { type: "module" }));
  return started;
}
