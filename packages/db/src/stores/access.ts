import {
  ROLES,
  type AccessRows,
  type AccessStore,
  type Actor,
  type Role,
  type Societe,
  type TenantUser,
  type User,
} from "@bareme/use-cases";
import { and, asc, eq, inArray, lte, ne, sql, type InferSelectModel } from "drizzle-orm";
import { madeRow } from "../already-there.ts";
import type { Database, Queries } from "../database.ts";
import { habilitations, sessions, societes, utilisateurs } from "../schema/index.ts";
import { accessUnit } from "./access-unit.ts";
import { byText, knownId } from "./known.ts";

const SOCIETE = {
  id: societes.id,
  slug: societes.slug,
  label: societes.label,
  kind: societes.kind,
  soloApproval: societes.soloApproval,
};

/** Users, sessions and rights, under a role of its own that sees no tenant's rows; each member is a transaction. */
export function accessStore({ asAccess }: Pick<Database, "asAccess">): AccessStore {
  return {
    ...accessRows(asAccess),
    change: (work) =>
      asAccess(async (queries) => {
        // One lock for all tenants: a user has rights in several, and a first start has none to lock. It goes when the transaction ends.
        await queries.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended('bareme.access', 0))`);
        return work(accessUnit(queries, accessRows));
      }),
  };
}

function accessRows(asAccess: Database["asAccess"]): AccessRows {
  return {
    userByEmail: (email) =>
      asAccess(async (queries) => {
        const [row] = await queries
          .select()
          .from(utilisateurs)
          .where(eq(sql`lower(${utilisateurs.email})`, email.toLowerCase()));
        return row === undefined ? undefined : userOf(row);
      }),
    addUser: ({ email, nom, passwordHash }) =>
      asAccess(async (queries) => {
        const row = { email, nom, passwordHash };
        const made = await queries.insert(utilisateurs).values(row).onConflictDoNothing().returning();
        return userOf(madeRow(made, "utilisateurs", email));
      }),
    countUsers: () => asAccess((queries) => queries.$count(utilisateurs)),
    societes: () =>
      asAccess((queries) => queries.select(SOCIETE).from(societes).orderBy(byText(societes.slug))),
    addSociete: (societe) => asAccess((queries) => addSociete(queries, societe)),
    setSoloApproval: (societeId, soloApproval) =>
      asAccess(async (queries) => {
        await queries
          .update(societes)
          .set({ soloApproval })
          .where(eq(societes.id, knownId(societeId)));
      }),
    grant: (utilisateurId, societeId, role) =>
      asAccess(async (queries) => {
        await queries.insert(habilitations).values({ utilisateurId, societeId, role }).onConflictDoNothing();
      }),
    revoke: (utilisateurId, societeId, role) =>
      asAccess(async (queries) => {
        await queries
          .delete(habilitations)
          .where(
            and(
              eq(habilitations.utilisateurId, knownId(utilisateurId)),
              eq(habilitations.societeId, knownId(societeId)),
              eq(habilitations.role, role),
            ),
          );
      }),
    actorsOf: (utilisateurId) => asAccess((queries) => actorsOf(queries, utilisateurId)),
    usersOf: (societeId) => asAccess((queries) => usersOf(queries, societeId)),
    namesOf: (ids) => asAccess((queries) => namesOf(queries, ids)),
    setPassword: (utilisateurId, passwordHash) =>
      asAccess(async (queries) => {
        const user = eq(utilisateurs.id, knownId(utilisateurId));
        await queries.update(utilisateurs).set({ passwordHash }).where(user);
      }),
    disable: (utilisateurId, at) =>
      asAccess(async (queries) => {
        const user = eq(utilisateurs.id, knownId(utilisateurId));
        await queries
          .update(utilisateurs)
          .set({ disabledAt: sql`${at}::timestamptz` })
          .where(user);
      }),
    openSession: (tokenHash, utilisateurId, expiresAt) =>
      asAccess(async (queries) => {
        await queries.insert(sessions).values({ tokenHash, utilisateurId, expiresAt });
      }),
    sessionUser: (tokenHash, now) => asAccess((queries) => sessionUser(queries, tokenHash, now)),
    closeSession: (tokenHash) =>
      asAccess(async (queries) => {
        await queries.delete(sessions).where(eq(sessions.tokenHash, tokenHash));
      }),
    closeSessionsOf: (utilisateurId, except) =>
      asAccess(async (queries) => {
        const user = eq(sessions.utilisateurId, knownId(utilisateurId));
        const others = except === undefined ? user : and(user, ne(sessions.tokenHash, except));
        await queries.delete(sessions).where(others);
      }),
  };
}

function userOf({ id, email, nom, passwordHash, disabledAt }: InferSelectModel<typeof utilisateurs>): User {
  return { id, email, nom, passwordHash, disabled: disabledAt !== null };
}

async function addSociete(queries: Queries, societe: Omit<Societe, "id">): Promise<Societe> {
  const { slug, label, kind, soloApproval } = societe;
  const row = { slug, label, kind, soloApproval };
  const made = await queries.insert(societes).values(row).onConflictDoNothing().returning(SOCIETE);
  return madeRow(made, "societes", slug);
}

/** One actor for each tenant where the user has a role; none for a user whose account is disabled. */
async function actorsOf(queries: Queries, utilisateurId: string): Promise<readonly Actor[]> {
  const rows = await queries
    .select({ user: utilisateurs, societe: societes, role: habilitations.role })
    .from(habilitations)
    .innerJoin(utilisateurs, eq(utilisateurs.id, habilitations.utilisateurId))
    .innerJoin(societes, eq(societes.id, habilitations.societeId))
    .where(eq(habilitations.utilisateurId, knownId(utilisateurId)))
    .orderBy(byText(societes.slug), byText(habilitations.role));
  const actors = new Map<string, Actor>();
  for (const { user, societe, role } of rows) {
    if (user.disabledAt !== null) continue;
    actors.set(societe.id, {
      utilisateurId: user.id,
      nom: user.nom,
      societeId: societe.id,
      societe: societe.label,
      kind: societe.kind,
      roles: new Set([...(actors.get(societe.id)?.roles ?? []), role]),
    });
  }
  return [...actors.values()];
}

async function usersOf(queries: Queries, societeId: string) {
  const rows = await queries
    .select({ user: utilisateurs, role: habilitations.role })
    .from(habilitations)
    .innerJoin(utilisateurs, eq(utilisateurs.id, habilitations.utilisateurId))
    .where(eq(habilitations.societeId, knownId(societeId)))
    .orderBy(byText(utilisateurs.nom), asc(utilisateurs.id));
  const users = new Map<string, TenantUser>();
  for (const { user, role } of rows) {
    const { passwordHash: _, ...shown } = userOf(user);
    const held = new Set<Role>([...(users.get(user.id)?.roles ?? []), role]);
    users.set(user.id, { ...shown, roles: ROLES.filter((one) => held.has(one)) });
  }
  return [...users.values()];
}

async function namesOf(queries: Queries, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await queries
    .select({ id: utilisateurs.id, nom: utilisateurs.nom })
    .from(utilisateurs)
    .where(inArray(utilisateurs.id, ids.map(knownId)));
  return new Map(rows.map(({ id, nom }) => [id, nom]));
}

/** A session that ran out, or whose user was disabled since, opens nothing. Those that ran out are removed when one of them is shown. */
async function sessionUser(queries: Queries, tokenHash: string, now: string): Promise<User | undefined> {
  const [row] = await queries
    .select({ user: utilisateurs, expired: sql<boolean>`${lte(sessions.expiresAt, now)}` })
    .from(sessions)
    .innerJoin(utilisateurs, eq(utilisateurs.id, sessions.utilisateurId))
    .where(eq(sessions.tokenHash, tokenHash));
  if (row === undefined || row.user.disabledAt !== null) return undefined;
  if (!row.expired) return userOf(row.user);
  await queries.delete(sessions).where(lte(sessions.expiresAt, now));
  return undefined;
}
