import type { StoreSize } from "@bareme/db";
import { openServices, startWorking, type ServerPlace, type Services } from "@bareme/server";
import { STEPS, type Step } from "@bareme/use-cases";
import { runBare } from "./bare.ts";
import { findServerFaults } from "./checks.ts";
import { makeCompany, writeRecords, type MadeCompany } from "./company.ts";
import { runPassage } from "./passage.ts";
import { openReader, type Reader } from "./readers.ts";
import { MONTHS } from "./records.ts";
import { serverUsage } from "./server-processes.ts";
import { ENGINE_VERSION, tellError, usageHere, type Usage } from "./usage.ts";
import { startWorker, type WorkerProcess } from "./worker.ts";

/** One run of the year: on the embedded database this process works too; on PostgreSQL only others do, and this one asks and reads. */
export interface ServerRun {
  readonly place: ServerPlace;
  readonly portes: number;
  /** Processes beside this one; 0 on the embedded database. */
  readonly workers: number;
}

export interface MonthCost {
  readonly period: string;
  /** How long each step took, in ms. */
  readonly elapsedMs: Readonly<Record<Step, number>>;
  /** Processor time of all that works, the database included, in ms. */
  readonly processorMs: number;
  /** Of that, the database's; null where it is in the same process. */
  readonly databaseMs: number | null;
  readonly size: StoreSize;
}

export interface YearCost extends Omit<ServerRun, "place"> {
  readonly faults: readonly string[];
  readonly months: readonly MonthCost[];
  /** Of the same months in memory, in ms. */
  readonly bareMonthMs: number;
  readonly latencies: ReturnType<Reader["latencies"]>;
  /** Peak memory by process, in MiB. */
  readonly peaks: readonly (readonly [process: string, MiB: number])[];
  readonly verifyMs: number;
}

const IDLE_READS = 10;

export async function runYear({ place, portes, workers: count }: ServerRun): Promise<YearCost> {
  const bare = runBare(portes);
  const services = await openServices({ place, engineVersion: ENGINE_VERSION, onError: tellError });
  const company = await makeCompany(services, portes);
  const workers = await Promise.all(Array.from({ length: count }, () => startWorker(place)));
  if (count === 0) await startWorking(services);
  const reader = openReader(services, company);
  const months: MonthCost[] = [];
  for (const [index, period] of MONTHS.entries()) {
    await writeRecords(services, company, period);
    const closed = MONTHS.slice(0, index);
    if (index > 0) await reader.idle(IDLE_READS, closed);
    months.push(
      await runMonth({ services, company, workers, place }, period, (work) => reader.during(work, closed)),
    );
    process.stderr.write(`${said(months.at(-1), portes)}\n`);
  }
  const peaks = await peaksOf(workers, place);
  for (const worker of workers) await worker.stop();
  const { faults, verifyMs } = await findServerFaults(services, company, bare);
  await services.close();
  return {
    portes,
    workers: count,
    faults: [...bare.faults, ...faults],
    months,
    bareMonthMs: bare.monthMs,
    latencies: reader.latencies(),
    peaks,
    verifyMs,
  };
}

interface AtWork {
  readonly services: Services;
  readonly company: MadeCompany;
  readonly workers: readonly WorkerProcess[];
  readonly place: ServerPlace;
}

async function runMonth(
  { services, company, workers, place }: AtWork,
  period: string,
  reading: <T>(work: Promise<T>) => Promise<T>,
): Promise<MonthCost> {
  const before = await used(workers, place);
  const contracts = company.contratIds.length;
  const elapsed = { calcul: 0, validation: 0, cloture: 0 };
  for (const step of STEPS)
    elapsed[step] = await reading(runPassage(services, company.actor, { step, period, contracts }));
  const after = await used(workers, place);
  return {
    period,
    elapsedMs: elapsed,
    processorMs: after.all - before.all,
    databaseMs: after.database === null || before.database === null ? null : after.database - before.database,
    size: await services.store.size(),
  };
}

/** Processor time of what works on passages: the workers and their database, or this one process. */
async function used(
  workers: readonly WorkerProcess[],
  { url }: ServerPlace,
): Promise<{ readonly all: number; readonly database: number | null }> {
  if (workers.length === 0 || url === null) return { all: usageHere().processorMs, database: null };
  const told = await Promise.all(workers.map((worker) => worker.usage()));
  const database = (await serverUsage(url))?.processorMs ?? null;
  return { all: told.reduce((sum, one) => sum + one.processorMs, database ?? 0), database };
}

async function peaksOf(workers: readonly WorkerProcess[], { url }: ServerPlace): Promise<YearCost["peaks"]> {
  const told: (readonly [string, Usage])[] = [["this process", usageHere()]];
  for (const [index, worker] of workers.entries()) told.push([`worker ${index + 1}`, await worker.usage()]);
  const server = url === null ? null : await serverUsage(url);
  if (server !== null) told.push(["PostgreSQL, its largest process", server]);
  return told.map(([name, { peakMiB }]) => [name, peakMiB]);
}

/** So that whoever waits for hours sees it move. */
function said(month: MonthCost | undefined, portes: number): string {
  if (month === undefined) return "";
  const rates = STEPS.map((step) => `${step} ${((portes * 1000) / month.elapsedMs[step]).toFixed(1)}/s`);
  return `${month.period}: ${rates.join(", ")}; ${(month.processorMs / portes).toFixed(1)} ms of processor a contract`;
}
