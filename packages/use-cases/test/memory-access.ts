import { ROLES, type AccessRows, type Actor, type User } from "../src/index.ts";
import { nextId, put, type Grant, type State } from "./memory-state.ts";

/** Users, tenants and sessions, which stand above tenants. */
export function memoryAccess(state: State): AccessRows {
  const rolesOf = (utilisateurId: string, societeId: string) =>
    ROLES.filter((role) =>
      state.grants.some((one) => isGrant(one, utilisateurId, societeId) && one.role === role),
    );
  return {
    userByEmail: async (email) => state.users.find((one) => isAddress(one.email, email)),
    addUser: async (user) => {
      if (state.users.some((one) => isAddress(one.email, user.email)))
        throw new Error("utilisateurs_email_unique");
      const added = { ...user, id: nextId(state), disabled: false };
      state.users = [...state.users, added];
      return added;
    },
    countUsers: async () => state.users.length,
    societes: async () => state.societes,
    addSociete: async (societe) => {
      if (state.societes.some((one) => one.slug === societe.slug)) throw new Error("societes_slug_unique");
      const added = { ...societe, id: nextId(state) };
      state.societes = [...state.societes, added];
      return added;
    },
    setSoloApproval: async (societeId, soloApproval) =>
      void (state.societes = state.societes.map((one) =>
        one.id === societeId ? { ...one, soloApproval } : one,
      )),
    grant: async (utilisateurId, societeId, role) => {
      const grant = { utilisateurId, societeId, role };
      state.grants = put(
        state.grants,
        grant,
        (one) => isGrant(one, utilisateurId, societeId) && one.role === role,
      );
    },
    revoke: async (utilisateurId, societeId, role) =>
      void (state.grants = state.grants.filter(
        (one) => !isGrant(one, utilisateurId, societeId) || one.role !== role,
      )),
    actorsOf: async (utilisateurId) =>
      state.societes.flatMap((societe): Actor[] => {
        const roles = rolesOf(utilisateurId, societe.id);
        const user = state.users.find((one) => one.id === utilisateurId);
        if (roles.length === 0 || user === undefined || user.disabled) return [];
        const { id: societeId, label, kind } = societe;
        return [{ utilisateurId, nom: user.nom, societeId, societe: label, kind, roles: new Set(roles) }];
      }),
    usersOf: async (societeId) =>
      state.users.flatMap(({ passwordHash: _hidden, ...user }) => {
        const roles = rolesOf(user.id, societeId);
        return roles.length === 0 ? [] : [{ ...user, roles }];
      }),
    setPassword: async (utilisateurId, passwordHash) => changeUser(state, utilisateurId, { passwordHash }),
    disable: async (utilisateurId) => changeUser(state, utilisateurId, { disabled: true }),
    openSession: async (tokenHash, utilisateurId, expiresAt) =>
      void (state.sessions = [...state.sessions, { tokenHash, utilisateurId, expiresAt }]),
    sessionUser: async (tokenHash, now) => {
      const session = state.sessions.find((one) => one.tokenHash === tokenHash && one.expiresAt > now);
      return state.users.find((one) => one.id === session?.utilisateurId && !one.disabled);
    },
    closeSession: async (tokenHash) =>
      void (state.sessions = state.sessions.filter((one) => one.tokenHash !== tokenHash)),
    closeSessionsOf: async (utilisateurId, exceptTokenHash) =>
      void (state.sessions = state.sessions.filter(
        (one) => one.utilisateurId !== utilisateurId || one.tokenHash === exceptTokenHash,
      )),
  };
}

function isAddress(kept: string, asked: string): boolean {
  return kept.toLowerCase() === asked.toLowerCase();
}

function changeUser(state: State, utilisateurId: string, change: Partial<User>): void {
  state.users = state.users.map((one) => (one.id === utilisateurId ? { ...one, ...change } : one));
}

function isGrant(grant: Grant, utilisateurId: string, societeId: string): boolean {
  return grant.utilisateurId === utilisateurId && grant.societeId === societeId;
}
