import { fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startPostgres } from "@bareme/local-postgres";
import { runYear, type ServerRun, type YearCost } from "./host.ts";

/** The year of a company on each kind of server. */
export interface ServerReport {
  readonly embedded: YearCost | null;
  readonly oneWorker: YearCost | null;
  readonly twoWorkers: YearCost | null;
}

export type ServerMode = keyof ServerReport;
export const SERVER_MODES: readonly ServerMode[] = ["embedded", "oneWorker", "twoWorkers"];

const FLAG = "--server-year";

/** Each run has a process, a data folder and a database of its own, so that none warms or fills another's. */
export async function measureServer(portes: number, modes: readonly ServerMode[]): Promise<ServerReport> {
  const folder = mkdtempSync(join(tmpdir(), "bareme-bench-"));
  const postgres = modes.some((mode) => mode !== "embedded") ? await startPostgres() : null;
  const measure = async (mode: ServerMode): Promise<YearCost | null> => {
    if (!modes.includes(mode)) return null;
    process.stderr.write(`\n${mode}, ${portes} portés\n`);
    const workers = mode === "embedded" ? 0 : mode === "oneWorker" ? 1 : 2;
    const url =
      mode === "embedded" || postgres === null ? null : await postgres.makeDatabase(mode.toLowerCase());
    return inChild({ place: { data: join(folder, mode), url }, portes, workers });
  };
  try {
    return {
      embedded: await measure("embedded"),
      oneWorker: await measure("oneWorker"),
      twoWorkers: await measure("twoWorkers"),
    };
  } finally {
    postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function inChild(run: ServerRun): Promise<YearCost> {
  const main = fileURLToPath(new URL("../main.ts", import.meta.url));
  const child = fork(main, [FLAG, JSON.stringify(run)]);
  return new Promise((resolve, reject) => {
    // What this very file sends, below.
    child.once("message", (cost) => resolve(cost as YearCost));
    child.once("exit", (code) => reject(new Error(`the process of a year ended with ${String(code)}`)));
  });
}

/** In the child: runs the year and tells what it cost. True when this process was such a child. */
export async function ranAsYear([flag, given]: readonly string[]): Promise<boolean> {
  if (flag !== FLAG || given === undefined) return false;
  const cost = await runYear(JSON.parse(given) as ServerRun);
  await new Promise<void>((resolve) => process.send?.(cost, () => resolve()));
  process.disconnect();
  return true;
}
