import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { canonicalJson } from "@bareme/kernel";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { restore } from "../src/backup.ts";
import { restoreBackup } from "../src/backup/restore.ts";
import { writeBackup } from "../src/backup/write-backup.ts";
import { openDatabase, type Place } from "../src/database.ts";
import { releases } from "../src/schema/index.ts";
import { storeOf } from "../src/store.ts";
import { onEachDatabase } from "./each-database.ts";
import { addToJournal, ecriture, fillAll, fresh, makeMonth, makeSociete, makeUser, refused } from "./made.ts";

const AWKWARD = canonicalJson({ 'clé "1"': "é\\n\n\t🧾  ", "\u2028": "'; --" });

const root = mkdtempSync(join(tmpdir(), "bareme-backup-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const newFile = () => join(root, `${fresh("b")}.gz`);

const linesIn = (file: string) => gunzipSync(readFileSync(file)).toString("utf8").trimEnd().split("\n");

/** A backup whose lines somebody changed, with the checksum of the changed lines. */
function forged(file: string, change: (line: string) => string): string {
  const lines = linesIn(file);
  const body = lines.slice(0, -1).map(change);
  const sha256 = createHash("sha256")
    .update(body.map((line) => `${line}\n`).join(""))
    .digest("hex");
  const closing = (lines.at(-1) ?? "").replace(/"sha256":"[0-9a-f]+"/, `"sha256":"${sha256}"`);
  const path = newFile();
  writeFileSync(path, gzipSync([...body, closing].map((line) => `${line}\n`).join("")));
  return path;
}

const code = (name: string) => ({ ok: false, problems: [expect.objectContaining({ code: name })] });

onEachDatabase("backup and restore", (opened) => {
  let a = "";
  let contratId = "";
  const file = newFile();

  beforeAll(async () => {
    const { store, database } = opened();
    a = await makeSociete(store);
    const people = { authorId: await makeUser(store), approverId: await makeUser(store) };
    await store.access.grant(people.authorId, a, "author");
    await store.access.openSession("token-hash", people.authorId, "2030-01-01T00:00:00Z");
    await store.inTenant(a, (unit) => fillAll(unit, a, people));
    await store.inTenant(a, async (unit) => {
      await addToJournal(unit, "second", AWKWARD);
      const month = await makeMonth(unit);
      contratId = month.contratId;
      const entries = Array.from({ length: 450 }, (_, index) => ecriture(index + 1, "0.10"));
      await unit.ledger.add(month, [...entries, ecriture(451, "1234567890123456.789")]);
    });
    await database.inTenant(a, (queries) =>
      queries.execute(sql`INSERT INTO essais (societe_id, passed, failed, report) VALUES (${a}, 1, 0, 'ok')`),
    );
    expect(await store.backup(file)).toMatchObject({ ok: true, value: { rows: { ecritures: 452 } } });
  });

  const checkRestored = async (place: Place) => {
    const database = await openDatabase(place);
    expect(await restoreBackup(database, file)).toMatchObject({
      ok: true,
      value: { rows: { ecritures: 452, journal: 2, essais: 1, habilitations: 1 }, warnings: [] },
    });
    const again = newFile();
    expect(await writeBackup(database, again)).toMatchObject({ ok: true });
    await database.close();
    expect(linesIn(again)).toEqual(linesIn(file));
  };

  it("all comes back to the byte, in a place of the same kind", async () => {
    await checkRestored(await opened().emptyPlace());
  });

  it("and in one of the other kind, embedded or server", async () => {
    await checkRestored(await opened().emptyPlaceElsewhere());
  });

  it("a restored place goes on as before: guards, journal and postings, people sign in again, and nothing is restored over it", async () => {
    const place = await opened().emptyPlace();
    const database = await openDatabase(place);
    const store = storeOf(database);
    expect(await restoreBackup(database, file)).toMatchObject({ ok: true });
    try {
      expect(await store.access.sessionUser("token-hash", "2026-01-01T00:00:00Z")).toBeUndefined();
      // 450 × 0.10 + 1234567890123456.789
      expect(await store.inTenant(a, ({ ledger }) => ledger.balances(contratId))).toEqual({
        disponible: "-1234567890123501.789",
        salaires: "1234567890123501.789",
      });
      await store.inTenant(a, async (unit) => {
        await addToJournal(unit, "third");
        const month = await makeMonth(unit);
        await unit.ledger.add(month, [ecriture(1, "1.00")]);
        expect((await unit.journal.list()).map(({ action }) => action)).toEqual(["a", "second", "third"]);
      });
      await expect(
        store.inTenant(a, async ({ ledger, months }) => {
          const closed = (await months.ofPeriod("2026-01")).find(({ status }) => status === "clos");
          if (closed === undefined) throw new Error("no closed month");
          await ledger.add({ contratId: closed.contratId, moisId: closed.id }, [ecriture(9, "1.00")]);
        }),
      ).rejects.toEqual(refused("takes no posting"));
    } finally {
      await store.close();
    }
    expect(await restore(place, file)).toEqual(code("RESTORE_NOT_EMPTY"));
  });

  it("a file that is absent, cut, changed or something else is refused, and nothing is written", async () => {
    const database = await openDatabase(await opened().emptyPlace());
    const bytes = readFileSync(file);
    const bad = (content: Uint8Array) => {
      const path = newFile();
      writeFileSync(path, content);
      return restoreBackup(database, path);
    };
    const unzipped = gunzipSync(bytes).toString("utf8");
    expect(await restoreBackup(database, newFile())).toEqual(code("BACKUP_UNREADABLE"));
    expect(await bad(bytes.subarray(0, bytes.length - 100))).toEqual(code("BACKUP_UNREADABLE"));
    expect(
      await bad(gzipSync(unzipped.slice(0, unzipped.lastIndexOf("\n", unzipped.length - 2) + 1))),
    ).toEqual(code("BACKUP_UNREADABLE"));
    expect(await bad(gzipSync(unzipped.replace('"0.10"', '"0.20"')))).toEqual(code("BACKUP_UNREADABLE"));
    expect(await bad(gzipSync("{}\n"))).toEqual(code("BACKUP_UNREADABLE"));
    expect(await bad(gzipSync(""))).toEqual(code("BACKUP_UNREADABLE"));
    expect(await bad(Buffer.from("nothing of ours"))).toEqual(code("BACKUP_UNREADABLE"));
    const later = forged(file, (line) => line.replace('"societes":["id"', '"societes":["siren"'));
    expect(await restoreBackup(database, later)).toEqual(code("BACKUP_NEWER"));
    expect(await restoreBackup(database, file)).toMatchObject({ ok: true });
    await database.close();
  });

  it("books that differ from those saved are refused, even where the checksum was made anew", async () => {
    const database = await openDatabase(await opened().emptyPlace());
    const poorer = forged(file, (line) => line.replace('"1234567890123456.789"', '"1234567890123456.788"'));
    expect(await restoreBackup(database, poorer)).toEqual({
      ok: false,
      problems: [
        expect.objectContaining({
          code: "RESTORE_DIFFERS",
          message: expect.stringContaining("1234567890123501.788 au lieu de"),
        }),
      ],
    });
    expect(await restoreBackup(database, file)).toMatchObject({ ok: true });
    await database.close();
  });

  it("a journal that was broken before the backup is restored, and said", async () => {
    const place = await opened().emptyPlace();
    const broken = forged(file, (line) =>
      line.startsWith('["journal"') ? line.replace('"second"', '"changed"') : line,
    );
    expect(await restore(place, broken)).toMatchObject({
      ok: true,
      value: { warnings: [{ code: "JOURNAL_BROKEN", message: expect.stringContaining(a) }] },
    });
  });

  it("a backup replaces no file, is its owner's alone, and says when it cannot be written", async () => {
    expect(await opened().store.backup(file)).toEqual(code("BACKUP_FILE_EXISTS"));
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(await opened().store.backup(join(root, "absent", "b.gz"))).toEqual(code("BACKUP_UNWRITABLE"));
  });

  describe("what a verification reads", () => {
    it("every release, plan, closed month and journal entry, each journal in order", async () => {
      const { store, database } = opened();
      const b = await makeSociete(store);
      await store.inTenant(b, async (unit) => {
        for (let index = 0; index < 230; index += 1) await addToJournal(unit, `n${index}`);
        for (let index = 0; index < 120; index += 1) await unit.plans.keep(`h${index}`, AWKWARD);
      });
      await store.readWhole(async (whole) => {
        const entries = await collected(whole.journal());
        expect(entries.filter(({ societeId }) => societeId === b).map(({ action }) => action)).toEqual(
          Array.from({ length: 230 }, (_, index) => `n${index}`),
        );
        expect(entries.filter(({ societeId }) => societeId === a)).toHaveLength(2);
        const plans = await collected(whole.plans());
        expect(plans.filter(({ societeId }) => societeId === b)).toHaveLength(120);
        expect(await collected(whole.closedMonths())).toMatchObject([
          { societeId: a, lock: "{}", planHash: "h" },
        ]);
        expect(await collected(whole.releases())).toMatchObject([
          { societeId: a, files: {}, signature: "s" },
        ]);
      });
      await expect(
        database.readWhole((queries) => queries.delete(releases).where(eq(releases.hash, "h"))),
      ).rejects.toEqual(refused("read-only transaction"));
    });
  });
});

async function collected<T>(rows: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const row of rows) all.push(row);
  return all;
}
