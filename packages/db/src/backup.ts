import { failure, type Result } from "@bareme/kernel";
import { problem } from "./backup/format.ts";
import { restoreBackup, type RestoreReport } from "./backup/restore.ts";
import { writeBackup, type BackupReport } from "./backup/write-backup.ts";
import { openDatabase, type Database, type Place } from "./database.ts";
import { FolderInUse } from "./folder-lock.ts";

/** Writes all the data of a place into one file. While a server holds the folder, ask it instead (`TableStore.backup`). */
export function backup(place: Place, file: string): Promise<Result<BackupReport>> {
  return withDatabase(place, (database) => writeBackup(database, file));
}

/** Fills an empty place from a backup, embedded or server whichever it came from, and checks that the books are those that were saved. */
export function restore(place: Place, file: string): Promise<Result<RestoreReport>> {
  return withDatabase(place, (database) => restoreBackup(database, file));
}

async function withDatabase<T>(
  place: Place,
  work: (database: Database) => Promise<Result<T>>,
): Promise<Result<T>> {
  let database: Database;
  try {
    database = await openDatabase(place);
  } catch (error) {
    if (!(error instanceof FolderInUse)) throw error;
    return failure([
      problem("FOLDER_IN_USE", error.message, "Arrêtez ce processus, ou demandez-lui la sauvegarde."),
    ]);
  }
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
