/** What the store keeps of rules: releases, drafts, runs of their scenarios. */

/** A file of a rule set: its path below the set's folder, and its text. Scenarios stand under `scenarios/`. */
export type RuleFiles = Readonly<Record<string, string>>;

export interface Release {
  readonly id: string;
  readonly societeId: string;
  readonly ruleSet: string;
  readonly number: number;
  readonly files: RuleFiles;
  readonly hash: string;
  readonly signature: string;
  readonly keyId: string;
  readonly authorId: string;
  readonly approverId: string;
  readonly reason: string;
  readonly effectiveFrom: string;
  readonly knownFrom: string;
}

export interface ReleaseStore {
  /** The last release of a rule set known on a date (all that is known when null); law and convention of the publisher included. */
  readonly latest: (ruleSet: string, knownOn: string | null) => Promise<Release | undefined>;
  readonly byNumber: (ruleSet: string, number: number) => Promise<Release | undefined>;
  /** Newest first, without their files. */
  readonly list: (ruleSet?: string) => Promise<readonly Omit<Release, "files">[]>;
  readonly add: (release: Omit<Release, "id">) => Promise<Release>;
}

export type DraftStatus = "open" | "submitted" | "approved" | "published" | "abandoned";

export interface Draft {
  readonly id: string;
  readonly label: string;
  readonly status: DraftStatus;
  readonly authorId: string;
  /** Grows by one at each edit; an approval is of one revision. */
  readonly revision: number;
}

/** A draft as a list shows it. */
export interface ListedDraft extends Draft {
  readonly createdAt: string;
  /** When someone last wrote a text of it, or spoke of it. */
  readonly updatedAt: string;
  /** The rule sets that it has texts of. */
  readonly ruleSets: readonly string[];
  /** Everyone who wrote it, as `authorsOf` says: none of them approves it but where the tenant allows it. */
  readonly authorIds: readonly string[];
}

/** What moves when a draft does: its texts move its revision, its life its status, and what people say of it the count. */
export interface DraftMark {
  readonly revision: number;
  readonly status: DraftStatus;
  readonly opinions: number;
}

/** A text of a draft; null where the draft removes the file. */
export interface DraftText {
  readonly ruleSet: string;
  readonly path: string;
  readonly text: string | null;
  readonly revision: number;
  readonly updatedBy: string;
  /** The number of the release that the text was written over; 0 when its rule set had none. A newer release may have changed the same file. */
  readonly base: number;
}

export interface DraftOpinion {
  readonly utilisateurId: string;
  readonly kind: "request" | "comment" | "approve" | "refuse" | "publish";
  readonly revision: number;
  readonly text: string;
  readonly madeAt: string;
}

export interface DraftStore {
  readonly create: (draft: { readonly label: string; readonly authorId: string }) => Promise<Draft>;
  readonly find: (id: string) => Promise<Draft | undefined>;
  readonly list: () => Promise<readonly ListedDraft[]>;
  /** One short query, for whoever watches it. */
  readonly mark: (id: string) => Promise<DraftMark | undefined>;
  readonly setStatus: (id: string, from: DraftStatus, to: DraftStatus) => Promise<boolean>;
  readonly texts: (id: string) => Promise<readonly DraftText[]>;
  /**
   * Writes a text when its revision is still the one given (0 for a new one), and makes the text's revision and the draft's one greater;
   * false when someone else wrote it meanwhile.
   */
  readonly write: (id: string, text: DraftText) => Promise<boolean>;
  readonly opinions: (id: string) => Promise<readonly DraftOpinion[]>;
  readonly addOpinion: (id: string, opinion: Omit<DraftOpinion, "madeAt">) => Promise<void>;
}

/** A finished run of the scenarios of a draft. `report` is canonical JSON: which revision over which releases, by whom, and what failed. */
export interface Essai {
  readonly draftId: string;
  readonly passed: number;
  readonly failed: number;
  readonly report: string;
  readonly madeAt: string;
}

export interface EssaiStore {
  readonly add: (essai: Omit<Essai, "madeAt">) => Promise<void>;
  /** Newest first. */
  readonly ofDraft: (draftId: string, limit: number) => Promise<readonly Essai[]>;
}
