import type { JournalStore, Store, UnitOfWork } from "../src/index.ts";
import { memoryAccess } from "./memory-access.ts";
import { memoryPayroll } from "./memory-payroll.ts";
import { memoryRules } from "./memory-rules.ts";
import { emptyState, type State } from "./memory-state.ts";

/** A store without a database. `state` is open, so that a test can look at rows, or tamper with them. */
export interface MemoryStore extends Store {
  readonly state: State;
}

/**
 * The static twin of the database: transactions come one after the other, each sees its tenant alone, and one that throws leaves nothing.
 * What the database refuses (a closed month changed, a number used twice) throws here too.
 */
export function memoryStore(now: () => string = () => "2026-11-22T08:00:00.000Z"): MemoryStore {
  const state = emptyState();
  let queue: Promise<unknown> = Promise.resolve();
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work, work);
    queue = turn.catch(() => undefined);
    return turn;
  };
  const transaction = <T>(work: () => Promise<T>): Promise<T> =>
    alone(async () => {
      const before = { ...state };
      try {
        return await work();
      } catch (thrown) {
        Object.assign(state, before);
        throw thrown;
      }
    });
  const access = memoryAccess(state);
  return {
    state,
    access: {
      ...access,
      change: (work) =>
        transaction(() => work({ access, journalOf: (societeId) => memoryJournal(state, societeId) })),
    },
    inTenant: (societeId, work) => transaction(() => work(unitOf(state, societeId, now))),
  };
}

function unitOf(state: State, societeId: string, now: () => string): UnitOfWork {
  return {
    ...memoryRules(state, societeId, now),
    ...memoryPayroll(state, societeId),
    plans: {
      find: async (hash) => state.plans[hash],
      keep: async (hash, plan) => void (state.plans = { ...state.plans, [hash]: plan }),
    },
    journal: memoryJournal(state, societeId),
  };
}

function memoryJournal(state: State, societeId: string): JournalStore {
  return {
    last: async () => state.journal.findLast((one) => one.societeId === societeId),
    add: async (entry) =>
      void (state.journal = [...state.journal, { ...entry, societeId, id: state.journal.length + 1 }]),
    list: async (after = 0, limit = Number.POSITIVE_INFINITY) =>
      state.journal.filter((one) => one.societeId === societeId && one.id > after).slice(0, limit),
  };
}
