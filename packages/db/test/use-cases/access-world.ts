import { createHash } from "node:crypto";
import {
  type AccessDeps,
  type Actor,
  type FirstStart,
  firstStart,
  inviteUser,
  signIn,
  whoAmI,
} from "@bareme/use-cases";
import type { Database } from "../../src/database.ts";
import type { TableStore } from "../../src/store.ts";
import type { Opened } from "../each-database.ts";
import { emptied, journalIn } from "./rows.ts";
import { got } from "./rules-world.ts";

export const FIRST = {
  societes: [
    { slug: "editeur", label: "Éditeur de la loi", kind: "publisher" },
    { slug: "cap-garance", label: "Cap Garance Portage", kind: "company" },
    { slug: "atelier-mistral", label: "Atelier Mistral Portage", kind: "company" },
  ],
  administrateur: { email: "admin@exemple.fr", nom: "Agathe" },
} as const;

export interface AccessWorld {
  readonly deps: AccessDeps & { readonly store: TableStore };
  readonly database: Database;
  readonly first: FirstStart;
  /** What the password was compared with, at each sign-in. */
  readonly compared: (string | undefined)[];
  readonly at: (now: string) => void;
  readonly token: (email: string, password: string) => Promise<string>;
  /** The actor of the session of this user in a tenant. */
  readonly actor: (token: string, slug: string) => Promise<Actor>;
  readonly administrator: (slug: string) => Promise<Actor>;
}

/** A server before its first start. Passwords are hashed at once here: nothing waits. */
export async function emptyAccess({
  database,
  store,
}: Opened): Promise<Pick<AccessWorld, "deps" | "database" | "compared" | "at">> {
  await emptied(database);
  const compared: (string | undefined)[] = [];
  let now = "2026-11-22T08:00:00.000Z";
  let made = 0;
  const next = (what: string) => `${what}-${(made += 1)}`;
  const sha = (text: string) => createHash("sha256").update(text).digest("hex");
  const deps = {
    store,
    clock: { today: () => now.slice(0, 10), now: () => now },
    tokens: { make: () => next("jeton"), hash: sha },
    passwords: {
      hash: async (password: string) => `hash:${sha(password)}`,
      make: () => next("mot-de-passe-donne"),
      verify: async (kept: string | undefined, password: string) => {
        compared.push(kept);
        return kept === `hash:${sha(password)}`;
      },
    },
  };
  return { deps, database, compared, at: (instant) => void (now = instant) };
}

/** A server after its first start. */
export async function accessWorld(opened: Opened): Promise<AccessWorld> {
  const empty = await emptyAccess(opened);
  const { deps } = empty;
  const first = got(await firstStart(deps, FIRST));
  if (first === null) throw new Error("the first start did nothing");
  const token = async (email: string, password: string) => got(await signIn(deps, { email, password })).token;
  const actor = async (session: string, slug: string) => {
    const found = got(await whoAmI(deps, session)).memberships.find((one) => one.slug === slug);
    if (found === undefined) throw new Error(`no role in ${slug}`);
    return found.actor;
  };
  return {
    ...empty,
    first,
    token,
    actor,
    administrator: async (slug) => actor(await token(first.email, first.password), slug),
  };
}

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly password: string;
}

/** Somebody new in a tenant, by its administrator. */
export async function invited(
  world: AccessWorld,
  slug: string,
  nom: string,
  role: "reader" | "administrator",
): Promise<Person> {
  const email = `${nom.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase()}@exemple.fr`;
  const asked = { email, nom, role };
  const { user, password } = got(await inviteUser(world.deps, await world.administrator(slug), asked));
  if (password === null) throw new Error(`${email} has an account already`);
  return { id: user.id, email, password };
}

/** What the journal of a tenant tells, in order. */
export async function journalled({ database }: Pick<AccessWorld, "database">, societeId: string) {
  return (await journalIn(database, societeId)).map(({ action, target, utilisateurId, data }) => ({
    action,
    target,
    utilisateurId,
    data,
  }));
}
