import type { Result } from "@bareme/kernel";
import type { Store, UnitOfWork } from "@bareme/use-cases";
import type { Alone } from "./alone.ts";
import { writeBackup, type BackupReport } from "./backup/write-backup.ts";
import { openQueue, type JobQueue } from "./queue.ts";
import { openDatabase, type Database, type Place } from "./database.ts";
import { sizeOf, type StoreSize } from "./size.ts";
import { accessStore } from "./stores/access.ts";
import { dashboardStore } from "./stores/dashboard/dashboard.ts";
import { draftStore } from "./stores/drafts.ts";
import { essaiStore } from "./stores/essais.ts";
import { journalStore } from "./stores/journal.ts";
import { ledgerStore } from "./stores/ledger.ts";
import { mentionStore } from "./stores/mentions.ts";
import { monthStore } from "./stores/months.ts";
import { passageStore } from "./stores/passages.ts";
import { peopleStore } from "./stores/people.ts";
import { periodStore } from "./stores/periods.ts";
import { pieceStore } from "./stores/pieces.ts";
import { planStore } from "./stores/plans.ts";
import { releaseStore } from "./stores/releases.ts";
import type { Tenant } from "./stores/tenant.ts";
import type { OnError } from "./upkeep.ts";
import { readWhole, type Whole } from "./whole.ts";

/** The tables as the use cases see them, and what an operator does with the whole of them. */
export interface TableStore extends Store {
  /** Gives all that can be verified, of every tenant, at one moment. */
  readonly readWhole: <T>(work: (whole: Whole) => Promise<T>) => Promise<T>;
  /** Writes everything into a file while people go on working. */
  readonly backup: (file: string) => Promise<Result<BackupReport>>;
  /** What the data weighs now; rows are counted one by one. */
  readonly size: () => Promise<StoreSize>;
  /** Opens the queue of jobs, which makes its own tables on its first use. */
  readonly openQueue: (onError: OnError) => Promise<JobQueue>;
  /** Runs work that two processes must not do at once, such as a first start: of those of one name, each waits for the one before it. */
  readonly alone: Alone;
  readonly close: () => Promise<void>;
}

/** Opens the data, or makes it. Throws `FolderInUse` when another process holds the folder. */
export async function openStore(place: Place, onError?: OnError): Promise<TableStore> {
  return storeOf(await openDatabase(place, onError));
}

export function storeOf(database: Database): TableStore {
  return {
    inTenant: (societeId, work) =>
      database.inTenant(societeId, (queries) => work(unitOfWork({ queries, societeId }))),
    access: accessStore(database),
    readWhole: (work) => readWhole(database, work),
    backup: (file) => writeBackup(database, file),
    size: () => sizeOf(database),
    openQueue: (onError) => openQueue(database, onError),
    alone: database.alone,
    close: database.close,
  };
}

function unitOfWork(tenant: Tenant): UnitOfWork {
  return {
    releases: releaseStore(tenant),
    drafts: draftStore(tenant),
    people: peopleStore(tenant),
    pieces: pieceStore(tenant),
    months: monthStore(tenant),
    periods: periodStore(tenant),
    ledger: ledgerStore(tenant),
    plans: planStore(tenant),
    passages: passageStore(tenant),
    mentions: mentionStore(tenant),
    journal: journalStore(tenant),
    essais: essaiStore(tenant),
    dashboard: dashboardStore(tenant),
  };
}
