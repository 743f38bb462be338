import type * as ports from "../src/index.ts";

/** A row with the tenant that it belongs to. */
type Owned<T> = T & { readonly societeId: string };
type OfDraft<T> = Owned<T> & { readonly draftId: string };
type OfContrat<T> = Owned<T> & { readonly contratId: string };

export interface Grant {
  readonly utilisateurId: string;
  readonly societeId: string;
  readonly role: ports.Role;
}

/** All tables. Rows are replaced and never changed in place, so that keeping the lists keeps the state. */
export interface State {
  societes: readonly ports.Societe[];
  users: readonly ports.User[];
  grants: readonly Grant[];
  sessions: readonly {
    readonly tokenHash: string;
    readonly utilisateurId: string;
    readonly expiresAt: string;
  }[];
  releases: readonly ports.Release[];
  drafts: readonly Owned<ports.Draft>[];
  texts: readonly OfDraft<ports.DraftText>[];
  opinions: readonly OfDraft<ports.DraftOpinion>[];
  portes: readonly Owned<ports.Porte>[];
  contrats: readonly Owned<ports.Contrat>[];
  pieces: readonly OfContrat<ports.Piece>[];
  months: readonly Owned<ports.KeptMonth>[];
  corrections: readonly Owned<ports.KeptCorrection>[];
  entries: readonly (OfContrat<ports.Ecriture> & { readonly moisId: string })[];
  plans: Readonly<Record<string, string>>;
  journal: readonly (Owned<ports.JournalEntry> & { readonly id: number })[];
  /** How many identifiers were made. */
  ids: number;
}

export function emptyState(): State {
  return {
    societes: [],
    users: [],
    grants: [],
    sessions: [],
    releases: [],
    drafts: [],
    texts: [],
    opinions: [],
    portes: [],
    contrats: [],
    pieces: [],
    months: [],
    corrections: [],
    entries: [],
    plans: {},
    journal: [],
    ids: 0,
  };
}

/** Identifiers have the form of the database's, and come in the same order in every run. */
export function nextId(state: State): string {
  state.ids += 1;
  return `00000000-0000-4000-8000-${String(state.ids).padStart(12, "0")}`;
}

/** The list with the row that `is` says replaced, or at its end when there is none. */
export function put<T>(rows: readonly T[], row: T, is: (one: T) => boolean): readonly T[] {
  return rows.some(is) ? rows.map((one) => (is(one) ? row : one)) : [...rows, row];
}
