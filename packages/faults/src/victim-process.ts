import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { lineShape, type Order } from "./order.ts";

const VICTIM = fileURLToPath(new URL("victim.ts", import.meta.url));
/** Where tsx is found, whatever folder a test runs from. */
const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** When a process is killed from outside; one may also be ordered to kill itself. */
export type Moment =
  | { readonly is: "never" }
  /** So many milliseconds after its order. */
  | { readonly is: "time"; readonly ms: number }
  /** As soon as it has told so many things. */
  | { readonly is: "told"; readonly count: number };

interface Died {
  /** By a signal, its own or ours; false when it had ended before. */
  readonly killed: boolean;
  readonly told: readonly string[];
  /** Its calls to the store, when it came to its end. */
  readonly calls: readonly string[];
  readonly ms: number;
}

/** A process whose code is loaded and that waits for its order. */
export interface Victim {
  readonly obey: (order: Order, moment: Moment) => Promise<Died>;
  /** For one that is not needed after all. */
  readonly dismiss: () => Promise<void>;
}

export function spawnVictim(): Victim {
  const child = spawn(process.execPath, ["--import", "tsx", VICTIM], {
    cwd: ROOT,
    stdio: ["pipe", "pipe", "pipe"],
  });
  let errors = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
  // One that is killed no longer reads.
  child.stdin.on("error", () => undefined);
  const gone = new Promise<{ readonly code: number | null; readonly signal: string | null }>((resolve) => {
    child.once("close", (code, signal) => resolve({ code, signal }));
  });
  let isReady: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => (isReady = resolve));
  const told: string[] = [];
  let calls: readonly string[] = [];
  let onTold: () => void = () => undefined;
  createInterface({ input: child.stdout }).on("line", (text) => {
    const line = lineShape.parse(JSON.parse(text));
    if (line.is === "ready") isReady();
    if (line.is === "ended") ({ calls } = line);
    if (line.is === "told") {
      told.push(line.what);
      onTold();
    }
  });
  const kill = (): void => void child.kill("SIGKILL");
  return {
    obey: async (order, moment) => {
      await Promise.race([ready, gone]);
      const start = performance.now();
      if (moment.is === "told")
        onTold = () => {
          if (told.length === moment.count) kill();
        };
      child.stdin.write(`${JSON.stringify(order)}\n`);
      const timer = moment.is === "time" ? setTimeout(kill, moment.ms) : undefined;
      const { code, signal } = await gone;
      clearTimeout(timer);
      if (signal === null && code !== 0) throw new Error(`a process failed by itself (${code}):\n${errors}`);
      return { killed: signal !== null, told, calls, ms: performance.now() - start };
    },
    dismiss: async () => {
      kill();
      await gone;
    },
  };
}
