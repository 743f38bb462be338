import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { FolderInUse, lockFolder } from "../src/folder-lock.ts";

const HOLDER = fileURLToPath(new URL("hold-folder.ts", import.meta.url));
const root = mkdtempSync(join(tmpdir(), "bareme-lock-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A process that takes the folder and keeps it until it is killed. */
async function holdElsewhere(folder: string) {
  const child = spawn(process.execPath, ["--import", "tsx", HOLDER, folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.stdout.once("data", () => resolve());
    child.once("exit", () => reject(new Error("the holder ended early")));
  });
  return {
    pid: child.pid,
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

describe("the lock of a data folder", () => {
  it("refuses a second process, and is taken over once the first was killed", async () => {
    const folder = join(root, "a");
    const holder = await holdElsewhere(folder);
    expect(() => lockFolder(folder)).toThrow(FolderInUse);
    expect(() => lockFolder(`${folder}/`)).toThrow(String(holder.pid));
    await holder.kill();
    const lock = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(FolderInUse);
    lock.release();
    lockFolder(folder).release();
    expect(existsSync(`${folder}.lock`)).toBe(false);
  }, 60_000);

  it.each([
    {
      left: "a process of our own number that started earlier, as in a container",
      text: { pid: process.pid, started: "boot/1" },
    },
    { left: "a process whose number another one has now", text: { pid: 1, started: "boot/1" } },
    { left: "something that is no lock", text: "" },
  ])("takes over what was left by $left", ({ text }) => {
    const folder = join(root, "b");
    writeFileSync(`${folder}.lock`, JSON.stringify(text));
    const lock = lockFolder(folder);
    expect(readFileSync(`${folder}.lock`, "utf8")).toContain(`"pid":${process.pid},`);
    lock.release();
  });
});
