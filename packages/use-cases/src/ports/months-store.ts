/** What the store keeps of months: what was asked and what came of it, postings, compiled plans, passages. */

export type MonthStatus = "ouvert" | "calcule" | "valide" | "clos";

/** A month as it is kept. `request`, `document` and `lock` are null until it is computed. */
export interface KeptMonth {
  readonly id: string;
  readonly contratId: string;
  readonly period: string;
  readonly status: MonthStatus;
  readonly state: "calculé" | "bloqué" | "provisoire" | "refusé" | null;
  readonly request: string | null;
  readonly document: string | null;
  readonly lock: string | null;
  readonly planHash: string | null;
  /** The sources of the contract when it was computed (`MonthStore.sources`). */
  readonly sources: string | null;
  readonly revision: number;
}

/** A month without what came of it. */
export type MonthHead = Omit<KeptMonth, "request" | "document" | "lock" | "sources">;

export interface KeptCorrection {
  readonly moisId: string;
  readonly inMoisId: string;
  readonly motif: string;
  readonly facts: string;
}

export interface MonthStore {
  /** In the order of their periods. */
  readonly ofContrat: (contratId: string) => Promise<readonly MonthHead[]>;
  /** In the order of their contracts. */
  readonly ofPeriod: (period: string) => Promise<readonly MonthHead[]>;
  readonly find: (id: string) => Promise<KeptMonth | undefined>;
  /** Months with what came of them, in the order of their periods: each carries its whole request and document. */
  readonly read: (ids: readonly string[]) => Promise<readonly KeptMonth[]>;
  readonly at: (contratId: string, period: string) => Promise<KeptMonth | undefined>;
  /** Locks the row for this transaction: two workers on one month come one after the other. */
  readonly lock: (id: string) => Promise<KeptMonth | undefined>;
  readonly lockAt: (contratId: string, period: string) => Promise<KeptMonth | undefined>;
  /** The month of a contract and period, made when it is not there. */
  readonly open: (contratId: string, period: string) => Promise<KeptMonth>;
  /** False when the revision is no longer the one given. */
  readonly write: (
    month: KeptMonth,
    by?: { readonly validatedBy?: string; readonly closedAt?: string },
  ) => Promise<boolean>;
  /** The same of its status and state alone: what came of it stays, and is not sent again. */
  readonly advance: (
    month: MonthHead,
    by?: { readonly validatedBy?: string; readonly closedAt?: string },
  ) => Promise<boolean>;
  /**
   * A mark of all that a month of the contract is prepared from but rules and closed months: its record, its pieces and its corrections. As long as it is
   * the same, nobody has changed any of them.
   */
  readonly sources: (contratId: string) => Promise<string>;
  readonly corrections: (contratId: string) => Promise<readonly KeptCorrection[]>;
  readonly addCorrection: (correction: KeptCorrection, by: string) => Promise<void>;
}

/** One movement between two accounts, in the order of the month. */
export interface Ecriture {
  readonly numero: number;
  readonly fromAccount: string;
  readonly toAccount: string;
  readonly amount: string;
  readonly line: string;
  readonly item: string | null;
  readonly label: string;
  readonly basis: string | null;
}

export interface LedgerStore {
  readonly add: (
    month: { readonly contratId: string; readonly moisId: string },
    entries: readonly Ecriture[],
  ) => Promise<void>;
  readonly ofMonth: (moisId: string) => Promise<readonly Ecriture[]>;
  /** What is on each account of a contract: received minus given. */
  readonly balances: (contratId: string) => Promise<Readonly<Record<string, string>>>;
}

/** Compiled plans by hash, as canonical JSON. */
export interface PlanStore {
  readonly find: (hash: string) => Promise<string | undefined>;
  /** Whether it is kept, without reading its megabyte. */
  readonly has: (hash: string) => Promise<boolean>;
  readonly keep: (hash: string, plan: string) => Promise<void>;
}

/** What is asked for all contracts of a period at once. */
export const STEPS = ["calcul", "validation", "cloture"] as const;
export type Step = (typeof STEPS)[number];

/** What a step made of one contract: done, so already, or not possible. */
export type Outcome = "fait" | "inchangé" | "problème";

/** One step of a month for all contracts, asked by someone; it is worked on contract by contract, by any process. */
export interface Passage {
  readonly id: string;
  readonly step: Step;
  readonly period: string;
  /** Only rules known by this day. */
  readonly asOf: string;
  readonly askedBy: string;
  /** The instant it was asked at, ISO, UTC. */
  readonly askedAt: string;
}

/** How many contracts came to each outcome; `waiting` have none yet. */
export type PassageCount = Readonly<Record<Outcome | "waiting", number>>;

/** What hindered a contract; `problems` is canonical JSON. */
export interface Hindered {
  readonly contratId: string;
  readonly problems: string;
}

export interface PassageStore {
  readonly start: (
    passage: Omit<Passage, "id" | "askedAt">,
    contratIds: readonly string[],
  ) => Promise<Passage>;
  readonly find: (id: string) => Promise<Passage | undefined>;
  /** Newest first. */
  readonly list: (limit: number) => Promise<readonly Passage[]>;
  readonly count: (id: string) => Promise<PassageCount>;
  /** Contracts without an outcome, in the order of their identifiers; among some, when they are given. */
  readonly waiting: (id: string, among?: readonly string[]) => Promise<readonly string[]>;
  /** Those of passages that have some left. */
  readonly unfinished: () => Promise<readonly string[]>;
  /** Gives a contract its outcome; false when it has one. */
  readonly settle: (
    id: string,
    contratId: string,
    outcome: Outcome,
    problems: string | null,
  ) => Promise<boolean>;
  readonly hindered: (id: string) => Promise<readonly Hindered[]>;
}
