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

export interface JournalStore {
  /** The last entry of the tenant, locked until the transaction ends, so that the chain does not fork. */
  readonly last: () => Promise<JournalEntry | undefined>;
  readonly add: (entry: JournalEntry) => Promise<void>;
  /** In order. */
  readonly list: (
    after?: number,
    limit?: number,
  ) => Promise<readonly (JournalEntry & { readonly id: number })[]>;
}
