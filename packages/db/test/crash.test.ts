import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { FIRST_LINK, hashOfEntry } from "@bareme/use-cases";
import { expect, it } from "vitest";
import { backup } from "../src/backup.ts";
import type { Place } from "../src/database.ts";
import { openStore } from "../src/store.ts";
import { onEachDatabase } from "./each-database.ts";
import { makeMonth, makeSociete } from "./made.ts";

const WRITER = fileURLToPath(new URL("write-forever.ts", import.meta.url));
const KILLS = 2;

/** Lets a process of its own write until it has told of so many transactions, kills it at once, and gives what it told. */
async function writeAndKill(place: Place, work: object, most: number): Promise<readonly number[]> {
  const child = spawn(process.execPath, ["--import", "tsx", WRITER, JSON.stringify({ place, ...work })], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const told: number[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    told.push(Number.parseInt(line, 10));
    if (told.length === most) child.kill("SIGKILL");
  }
  await ended;
  return told;
}

onEachDatabase("a process killed while it writes", (opened) => {
  it("keeps every transaction that it told of, whole, and its chain and books go on", async () => {
    const place = await opened().emptyPlace();
    const first = await openStore(place);
    const societeId = await makeSociete(first);
    const { contratId, moisId } = await first.inTenant(societeId, makeMonth);
    await first.close();
    let told = 0;
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const numbers = await writeAndKill(place, { societeId, contratId, moisId }, 10 * kill);
      expect(numbers.length).toBeGreaterThanOrEqual(10 * kill);
      told += numbers.length;
      const store = await openStore(place);
      await store.inTenant(societeId, async ({ journal, ledger }) => {
        const entries = await journal.list();
        const postings = await ledger.ofMonth(moisId);
        expect(postings.map(({ numero }) => numero)).toEqual(expect.arrayContaining([...numbers]));
        // Each transaction adds one entry and one posting: both or neither.
        expect(entries.map(({ action }) => action)).toEqual(postings.map(({ numero }) => `${numero}`));
        expect(entries.length).toBeGreaterThanOrEqual(told);
        let previous = FIRST_LINK;
        for (const { id: _, hash, ...link } of entries) {
          expect(link.previousHash).toBe(previous);
          expect(hashOfEntry(link)).toBe(hash);
          previous = hash;
        }
      });
      await store.close();
    }
  }, 120_000);
});

onEachDatabase("a place that a process holds", (opened) => {
  it("is not backed up by another one when it is a folder, and is when it is a server", async () => {
    const place = await opened().emptyPlace();
    const store = await openStore(place);
    const root = mkdtempSync(join(tmpdir(), "bareme-held-"));
    try {
      expect(await backup(place, join(root, "b.gz"))).toMatchObject(
        "folder" in place ? { ok: false, problems: [{ code: "FOLDER_IN_USE" }] } : { ok: true },
      );
    } finally {
      await store.close();
      rmSync(root, { recursive: true, force: true });
    }
  });
});
