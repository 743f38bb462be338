import type { Actor, Role } from "../actor.ts";
import type { JournalStore } from "./journal-store.ts";

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
  readonly ledger: LedgerStore;
  readonly plans: PlanStore;
  readonly passages: PassageStore;
  readonly mentions: MentionStore;
  readonly journal: JournalStore;
  readonly essais: EssaiStore;
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
  readonly list: () => Promise<readonly Draft[]>;
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

export interface Porte {
  readonly id: string;
  readonly matricule: string;
  readonly nom: string;
  readonly prenom: string;
  /** Encrypted by the Vault port; null when unknown. */
  readonly nirChiffre: string | null;
  readonly revision: number;
}

export interface Contrat {
  readonly id: string;
  readonly porteId: string;
  readonly debut: string;
  readonly fin: string | null;
  /** The contract record of a dossier. */
  readonly data: string;
  readonly revision: number;
}

export interface PeopleStore {
  readonly portes: () => Promise<readonly Porte[]>;
  readonly addPorte: (porte: Omit<Porte, "id" | "revision">) => Promise<Porte>;
  /** False when the revision is no longer the one given. */
  readonly writePorte: (porte: Porte) => Promise<boolean>;
  readonly contrats: (porteId?: string) => Promise<readonly Contrat[]>;
  readonly contrat: (id: string) => Promise<Contrat | undefined>;
  /** Locks the contract for this transaction: its records are changed, and its months opened, by one after the other. */
  readonly lockContrat: (id: string) => Promise<void>;
  readonly addContrat: (contrat: Omit<Contrat, "id" | "revision">) => Promise<Contrat>;
  /** False when the revision is no longer the one given. */
  readonly writeContrat: (contrat: Contrat) => Promise<boolean>;
}

export const PIECE_KINDS = [
  /** The state of the account before the first month paid here. */
  "ouverture",
  "mission",
  "cra",
  "facture",
  "encaissement",
  "impaye",
  "vehicule",
  "frais",
  "autreCout",
  "credit",
  "avantage",
  "demande",
  /** What a month adds that no record tells: the day of payment, facts by name. */
  "mois",
] as const;
export type PieceKind = (typeof PIECE_KINDS)[number];

/** A record of a dossier under its own key. */
export interface Piece {
  readonly kind: PieceKind;
  readonly key: string;
  readonly date: string;
  readonly data: string;
  readonly revision: number;
}

export interface PieceStore {
  readonly list: (contratId: string) => Promise<readonly Piece[]>;
  /** Contracts that have a record dated in a month (`2026-03`). */
  readonly contratsIn: (period: string) => Promise<readonly string[]>;
  /** Adds (revision 0) or replaces; false when the revision is no longer the one given. */
  readonly write: (contratId: string, piece: Piece) => Promise<boolean>;
  readonly remove: (contratId: string, kind: PieceKind, key: string, revision: number) => Promise<boolean>;
}

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
}

/** How many contracts came to each outcome; `waiting` have none yet. */
export type PassageCount = Readonly<Record<Outcome | "waiting", number>>;

/** What hindered a contract; `problems` is canonical JSON. */
export interface Hindered {
  readonly contratId: string;
  readonly problems: string;
}

export interface PassageStore {
  readonly start: (passage: Omit<Passage, "id">, contratIds: readonly string[]) => Promise<Passage>;
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

/** What documents say beside the computed month, for pays made from a day on, until the next version. `data` is canonical JSON. */
export interface MentionsVersion {
  readonly effectiveFrom: string;
  readonly data: string;
  readonly revision: number;
}

/** Versions come oldest first. One is written over at the revision given (0 for a new one): false when it is no longer that. */
export interface MentionStore {
  readonly ofEmployeur: () => Promise<readonly MentionsVersion[]>;
  readonly writeEmployeur: (version: MentionsVersion) => Promise<boolean>;
  readonly ofContrat: (contratId: string) => Promise<readonly MentionsVersion[]>;
  readonly writeContrat: (contratId: string, version: MentionsVersion) => Promise<boolean>;
  /** Periods of closed months paid from a day on and before another, of one contract or of all. */
  readonly closedPaid: (paid: {
    readonly from: string;
    readonly before: string | null;
    readonly contratId?: string | undefined;
  }) => Promise<readonly string[]>;
}

export interface User {
  readonly id: string;
  readonly email: string;
  readonly nom: string;
  readonly passwordHash: string;
  readonly disabled: boolean;
}

export interface Societe {
  readonly id: string;
  readonly slug: string;
  readonly label: string;
  readonly kind: "publisher" | "company";
  readonly soloApproval: boolean;
}

/** A user as its administrators see it, with its roles in their tenant. */
export interface TenantUser extends Omit<User, "passwordHash"> {
  readonly roles: readonly Role[];
}

/** Users, sessions and rights. Outside `AccessStore.change`, each member is a transaction. */
export interface AccessRows {
  /** However the address is cased. */
  readonly userByEmail: (email: string) => Promise<User | undefined>;
  readonly addUser: (user: Omit<User, "id" | "disabled">) => Promise<User>;
  readonly countUsers: () => Promise<number>;
  readonly societes: () => Promise<readonly Societe[]>;
  readonly addSociete: (societe: Omit<Societe, "id">) => Promise<Societe>;
  readonly setSoloApproval: (societeId: string, solo: boolean) => Promise<void>;
  readonly grant: (utilisateurId: string, societeId: string, role: Role) => Promise<void>;
  readonly revoke: (utilisateurId: string, societeId: string, role: Role) => Promise<void>;
  /** The tenants of a user with its roles in each. */
  readonly actorsOf: (utilisateurId: string) => Promise<readonly Actor[]>;
  readonly usersOf: (societeId: string) => Promise<readonly TenantUser[]>;
  readonly setPassword: (utilisateurId: string, passwordHash: string) => Promise<void>;
  readonly disable: (utilisateurId: string, at: string) => Promise<void>;
  readonly openSession: (tokenHash: string, utilisateurId: string, expiresAt: string) => Promise<void>;
  readonly sessionUser: (tokenHash: string, now: string) => Promise<User | undefined>;
  readonly closeSession: (tokenHash: string) => Promise<void>;
  /** All sessions of a user, but the one to keep. */
  readonly closeSessionsOf: (utilisateurId: string, exceptTokenHash?: string) => Promise<void>;
}

export interface AccessStore extends AccessRows {
  /** One transaction; such changes come one after the other, so that what a use case has checked stays true until it has written. */
  readonly change: <T>(work: (unit: AccessUnit) => Promise<T>) => Promise<T>;
}

/** What a change of users and rights works with: it is written into the journal of the tenants that it concerns. */
export interface AccessUnit {
  readonly access: AccessRows;
  readonly journalOf: (societeId: string) => JournalStore;
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
