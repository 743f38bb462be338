import type { Actor, Role } from "../actor.ts";
import type { JournalStore } from "./journal-store.ts";

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
  /** The names of these users, by id; whatever their tenants. */
  readonly namesOf: (utilisateurIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;
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
