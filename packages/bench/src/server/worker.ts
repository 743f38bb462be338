import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { work, type ServerPlace } from "@bareme/server";
import { valueOf } from "./company.ts";
import { ENGINE_VERSION, tellError, usageHere, type Usage } from "./usage.ts";

const FLAG = "--server-worker";

/** A process that works on passages beside the one that asks for them, as `bareme work` does. */
export interface WorkerProcess {
  readonly usage: () => Promise<Usage>;
  readonly stop: () => Promise<void>;
}

export async function startWorker(place: ServerPlace): Promise<WorkerProcess> {
  const child = fork(fileURLToPath(new URL("../main.ts", import.meta.url)), [FLAG, JSON.stringify(place)]);
  await answer(child);
  return {
    usage: () => {
      const told = answer(child);
      child.send("usage");
      return told;
    },
    stop: async () => {
      const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
      child.send("stop");
      await ended;
    },
  };
}

function answer(child: ChildProcess): Promise<Usage> {
  return new Promise((resolve, reject) => {
    const lost = (code: number | null): void => reject(new Error(`a worker ended with ${String(code)}`));
    child.once("exit", lost);
    child.once("message", (message) => {
      child.off("exit", lost);
      // What this very file sends, below.
      resolve(message as Usage);
    });
  });
}

/** In the child: works until it is told to stop. True when this process was such a child. */
export async function ranAsWorker([flag, given]: readonly string[]): Promise<boolean> {
  if (flag !== FLAG || given === undefined) return false;
  const place = JSON.parse(given) as ServerPlace;
  const working = valueOf(await work({ place, engineVersion: ENGINE_VERSION, onError: tellError }));
  await new Promise<void>((resolve) => {
    process.on("message", (asked) => {
      if (asked === "stop") resolve();
      else process.send?.(usageHere());
    });
    process.send?.(usageHere());
  });
  await working.stop();
  process.disconnect();
  return true;
}
