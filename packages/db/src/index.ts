export { backup, restore } from "./backup.ts";
export type { BackupReport } from "./backup/write-backup.ts";
export type { RestoreReport } from "./backup/restore.ts";
export type { Place } from "./database.ts";
export { FolderInUse } from "./folder-lock.ts";
export type { JobQueue } from "./queue.ts";
export type { StoreSize } from "./size.ts";
export { openStore, type TableStore } from "./store.ts";
export type { Whole } from "./whole.ts";
