import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { resolve } from "node:path";

export interface FolderLock {
  readonly release: () => void;
}

/** The folder is already held by a running process. */
export class FolderInUse extends Error {
  readonly folder: string;
  readonly pid: number;

  constructor(folder: string, pid: number) {
    super(`« ${folder} » est déjà utilisé par le processus ${pid}.`);
    this.name = "FolderInUse";
    this.folder = folder;
    this.pid = pid;
  }
}

const ATTEMPTS = 5;

/** Killed, and not yet taken note of by its parent. */
const DEAD: ReadonlySet<string> = new Set(["Z", "X"]);

/**
 * Takes a data folder for this process alone. The embedded database has no lock of its own, and two processes on one folder destroy it. A lock
 * left by a process that was killed is taken over.
 */
export function lockFolder(folder: string): FolderLock {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = `${resolve(folder)}.lock`;
  const self = { pid: process.pid, started: startOf(process.pid) };
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (wasMade(file, JSON.stringify(self))) return { release: () => rmSync(file, { force: true }) };
    const holder = holderOf(file);
    if (holder !== undefined && isRunning(holder)) throw new FolderInUse(resolve(folder), holder.pid);
    removeStale(file);
  }
  throw new FolderInUse(resolve(folder), holderOf(file)?.pid ?? 0);
}

/** Written apart and then given its name, so that nobody reads half a lock. */
function wasMade(file: string, text: string): boolean {
  const draft = `${file}.${randomUUID()}`;
  try {
    writeFileSync(draft, text, { flag: "wx", mode: 0o600 });
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

interface Holder {
  readonly pid: number;
  readonly started: string;
}

function holderOf(file: string): Holder | undefined {
  try {
    const read: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (typeof read !== "object" || read === null || !("pid" in read) || !("started" in read))
      return undefined;
    const { pid, started } = read;
    return typeof pid === "number" && Number.isInteger(pid) && pid > 0 && typeof started === "string"
      ? { pid, started }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Alive, and still the process that took the lock: its number may have gone to another one, and in a container each start has the same. */
function isRunning({ pid, started }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false;
  }
  return startOf(pid) === started;
}

/** What tells a process from a later one of the same number, where the system says it (Linux): the boot and the tick at which it started. */
function startOf(pid: number): string {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name of the program, in brackets, may hold spaces; after it come the state and, as the 20th, the tick.
    const [state = "", ...rest] = fields.slice(fields.lastIndexOf(")") + 2).split(" ");
    const tick = DEAD.has(state) ? "ended" : (rest[18] ?? "");
    return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()}/${tick}`;
  } catch {
    return "";
  }
}

/**
 * Two processes may find one stale lock together, and the slower must not remove what the faster has just made: the file is moved aside, which
 * one of them alone can do, and put back when it turns out to be a living process's.
 */
function removeStale(file: string): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const holder = holderOf(aside);
  if (holder !== undefined && isRunning(holder)) renameSync(aside, file);
  else rmSync(aside, { force: true });
}
