import { randomUUID } from "node:crypto";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeDatabase } from "@bareme/local-postgres";
import { afterAll, beforeAll, describe, inject } from "vitest";
import { openDatabase, type Database, type Place } from "../src/database.ts";
import { storeOf, type TableStore } from "../src/store.ts";

export interface Opened {
  readonly database: Database;
  readonly store: TableStore;
  /** A place of the same kind, with its tables and no rows. */
  readonly emptyPlace: () => Promise<Place>;
  readonly emptyPlaceElsewhere: () => Promise<Place>;
}

/** The same tests on the embedded database and on a real PostgreSQL server. */
export function onEachDatabase(subject: string, tests: (opened: () => Opened) => void): void {
  describe.each(["PGlite", "PostgreSQL"])(`${subject}, on %s`, (name) => {
    let opened: Opened | undefined;
    const root = mkdtempSync(join(tmpdir(), "bareme-"));
    const inFolder = async (): Promise<Place> => {
      const folder = join(root, randomUUID());
      cpSync(inject("folder"), folder, { recursive: true });
      return { folder };
    };
    const onServer = async (): Promise<Place> => ({
      url: await makeDatabase(inject("server"), `bareme_${randomUUID()}`, inject("template")),
    });
    const [emptyPlace, emptyPlaceElsewhere] = name === "PGlite" ? [inFolder, onServer] : [onServer, inFolder];
    beforeAll(async () => {
      const database = await openDatabase(await emptyPlace());
      opened = { database, store: storeOf(database), emptyPlace, emptyPlaceElsewhere };
    });
    afterAll(async () => {
      await opened?.database.close();
      rmSync(root, { recursive: true, force: true });
    });
    tests(() => {
      if (opened === undefined) throw new Error("the database did not open");
      return opened;
    });
  });
}
