import { setImmediate } from "node:timers/promises";
import type { Result } from "@bareme/kernel";
import { z } from "zod";
import { answer } from "./problems.ts";

/** What a subscription tells of long work: how far it is, as often as it moves, then what came of it. */
export type Progressing<T> =
  | { readonly kind: "progress"; readonly done: number; readonly total: number }
  | { readonly kind: "done"; readonly value: T };

export function progressing<S extends z.ZodType>(value: S) {
  return z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("progress"),
      done: z.int().describe("étapes faites"),
      total: z.int().describe("étapes en tout"),
    }),
    z.strictObject({ kind: z.literal("done"), value }),
  ]);
}

/** What followed work is given: whom to tell of its steps, and a sign that nobody listens any more. */
interface Followed {
  readonly onProgress: (done: number, total: number) => Promise<void>;
  readonly signal: AbortSignal;
}

/**
 * Runs long work and yields its steps. Steps that come faster than they are taken are told as one: the last. Work that nobody listens to any more (`leaving`
 * says so at once, where the caller knows) ends at its next step: what is followed so writes nothing before its end.
 */
export async function* follow<T>(
  work: (followed: Followed) => Promise<Result<T>>,
  leaving?: AbortSignal,
): AsyncGenerator<Progressing<T>, void, void> {
  let latest: { readonly done: number; readonly total: number } | null = null;
  let wake: () => void = () => undefined;
  const ending = new AbortController();
  const signal = AbortSignal.any([ending.signal, ...(leaving === undefined ? [] : [leaving])]);
  signal.addEventListener("abort", () => wake(), { once: true });
  const onProgress = async (done: number, total: number): Promise<void> => {
    latest = { done, total };
    wake();
    // The work computes without waiting for anything: others are served in between.
    await setImmediate();
    if (signal.aborted) throw new Error("nobody listens any more");
  };
  let ended = false;
  const result = work({ onProgress, signal }).finally(() => {
    ended = true;
    wake();
  });
  // Its failure is nobody's once its listener has left.
  result.catch(() => undefined);
  try {
    while (!signal.aborted) {
      if (latest === null && !ended)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      if (latest !== null) {
        const { done, total }: { readonly done: number; readonly total: number } = latest;
        latest = null;
        yield { kind: "progress", done, total };
      } else if (ended) break;
    }
    if (!signal.aborted) yield { kind: "done", value: await answer(result) };
  } finally {
    ending.abort();
  }
}
