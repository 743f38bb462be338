import { success } from "@bareme/kernel";
import { describe, expect, it } from "vitest";
import { follow } from "../src/progress.ts";

describe("long work that is followed", () => {
  it("tells its steps as they come, then what came of it", async () => {
    const events: unknown[] = [];
    const followed = follow(async ({ onProgress }) => {
      for (let done = 1; done <= 3; done += 1) await onProgress(done, 3);
      return success("fini");
    });
    for await (const event of followed) events.push(event);
    expect(events[0]).toEqual({ kind: "progress", done: 1, total: 3 });
    expect(events.at(-1)).toEqual({ kind: "done", value: "fini" });
  });

  it("ends at its next step once nobody listens", async () => {
    let steps = 0;
    let ended = false;
    const followed = follow(async ({ onProgress }) => {
      try {
        for (; steps < 1000; steps += 1) await onProgress(steps, 1000);
      } finally {
        ended = true;
      }
      return success(null);
    });
    await followed.next();
    await followed.return();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(ended).toBe(true);
    expect(steps).toBeLessThan(10);
  });

  it("that says nothing for long is told at once that its listener left", async () => {
    const caller = new AbortController();
    let told = false;
    const followed = follow(
      ({ signal }) =>
        new Promise<never>((_, reject) => {
          signal.addEventListener("abort", () => {
            told = true;
            reject(new Error("nobody listens any more"));
          });
        }),
      caller.signal,
    );
    const next = followed.next();
    caller.abort();
    expect(await next).toEqual({ done: true, value: undefined });
    expect(told).toBe(true);
  });
});
