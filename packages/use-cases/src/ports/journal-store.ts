export interface JournalEntry {
  readonly at: string;
  readonly utilisateurId: string | null;
  readonly action: string;
  readonly target: string;
  /** What changed, canonical JSON, without secrets. */
  readonly data: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** An entry as it is kept; later ones have greater numbers. */
export interface NumberedEntry extends JournalEntry {
  readonly id: number;
}

export interface JournalStore {
  /** The last entry of the tenant, locked until the transaction ends, so that the chain does not fork. */
  readonly last: () => Promise<JournalEntry | undefined>;
  readonly add: (entry: JournalEntry) => Promise<void>;
  /** In order, from the first or from after an entry. */
  readonly list: (after?: number, limit?: number) => Promise<readonly NumberedEntry[]>;
  /** Newest first, from the last or from before an entry. */
  readonly newest: (limit: number, before?: number) => Promise<readonly NumberedEntry[]>;
  /** The last entries about one thing, newest first. */
  readonly about: (target: string, limit: number) => Promise<readonly JournalEntry[]>;
  /** Everyone who made an entry, those of one action left out. */
  readonly authors: (exceptAction: string) => Promise<readonly string[]>;
}
