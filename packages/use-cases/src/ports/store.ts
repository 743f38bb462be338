import type { AccessStore } from "./access-store.ts";
import type { DashboardStore } from "./dashboard-store.ts";
import type { JournalStore } from "./journal-store.ts";
import type { LedgerStore, MonthStore, PassageStore, PlanStore } from "./months-store.ts";
import type { MentionStore, PeopleStore, PieceStore } from "./people-store.ts";
import type { PeriodStore } from "./periods-store.ts";
import type { DraftStore, EssaiStore, ReleaseStore } from "./rules-store.ts";

export * from "./access-store.ts";
export * from "./dashboard-store.ts";
export * from "./months-store.ts";
export * from "./people-store.ts";
export * from "./periods-store.ts";
export * from "./rules-store.ts";

/**
 * What the use cases keep, seen from one tenant's transaction: all of it or nothing is written. Rows of another tenant do not exist here.
 * Texts that hold JSON are canonical JSON; amounts are decimal texts; dates are ISO texts.
 */
export interface UnitOfWork {
  readonly releases: ReleaseStore;
  readonly drafts: DraftStore;
  readonly people: PeopleStore;
  readonly pieces: PieceStore;
  readonly months: MonthStore;
  readonly periods: PeriodStore;
  readonly ledger: LedgerStore;
  readonly plans: PlanStore;
  readonly passages: PassageStore;
  readonly mentions: MentionStore;
  readonly journal: JournalStore;
  readonly essais: EssaiStore;
  readonly dashboard: DashboardStore;
}

export interface Store {
  /**
   * One transaction. The work may be run again from its start, when the database ended it so that another could go on: it keeps nothing outside but
   * what it gives. Adding what has the key of another row throws `AlreadyThere`.
   */
  readonly inTenant: <T>(societeId: string, work: (unit: UnitOfWork) => Promise<T>) => Promise<T>;
  /** Users, sessions and rights, which stand above tenants. */
  readonly access: AccessStore;
}
