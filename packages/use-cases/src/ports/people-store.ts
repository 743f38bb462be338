/** What the store keeps of people: portés, contracts, the records of their dossiers, the mentions of their documents. */

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
