import type { Result } from "@bareme/kernel";
import {
  changePassword,
  disableUser,
  FIRST_LINK,
  firstStart,
  inviteUser,
  revokeRole,
  setSoloApproval,
  signIn,
  whoAmI,
  type AccessDeps,
  type Actor,
} from "@bareme/use-cases";
import { expect, it } from "vitest";
import { storeOf } from "../src/store.ts";
import { openDatabase } from "../src/database.ts";
import { onEachDatabase } from "./each-database.ts";
import { fresh, makeSociete, makeUser } from "./made.ts";

const FIRST = {
  societes: [
    { slug: "editeur", label: "Éditeur", kind: "publisher" },
    { slug: "garance", label: "Garance", kind: "company" },
  ],
  administrateur: { email: "admin@exemple.fr", nom: "Agathe" },
} as const;

onEachDatabase("changes of users and rights", (opened) => {
  const access = () => opened().store.access;
  const entriesOf = (societeId: string) => opened().store.inTenant(societeId, (unit) => unit.journal.list());

  it("one is written with its journal entry, or not at all", async () => {
    const a = await makeSociete(opened().store);
    const user = await makeUser(opened().store);
    const entry = {
      at: "2026-11-22T05:57:14.120Z",
      utilisateurId: user,
      action: "a",
      target: "t",
      data: "{}",
    };
    const change = (hash: string, fails: boolean) =>
      access().change(async (unit) => {
        const before = await unit.journalOf(a).last();
        await unit.access.grant(user, a, "reader");
        await unit.journalOf(a).add({ ...entry, previousHash: before?.hash ?? FIRST_LINK, hash });
        if (fails) throw new Error("too late");
        return unit.access.actorsOf(user);
      });
    await expect(change("h1", true)).rejects.toThrow("too late");
    expect([await access().actorsOf(user), await entriesOf(a)]).toEqual([[], []]);
    expect(await change("h1", false)).toMatchObject([{ societeId: a }]);
    expect(await entriesOf(a)).toMatchObject([{ action: "a", hash: "h1" }]);
  });

  it("a journal opened for one tenant shows no other's", async () => {
    const [a, b] = [await makeSociete(opened().store), await makeSociete(opened().store)];
    const add = (societeId: string) =>
      access().change(({ journalOf }) =>
        journalOf(societeId).add({
          at: "2026-11-22T05:57:14.120Z",
          utilisateurId: null,
          action: "a",
          target: "t",
          data: "{}",
          previousHash: FIRST_LINK,
          hash: "h",
        }),
      );
    await add(a);
    expect(await access().change(({ journalOf }) => journalOf(b).list())).toEqual([]);
    expect(await access().change(({ journalOf }) => journalOf(a).list())).toHaveLength(1);
  });

  it("a password is changed, sessions of a user are closed but one, and an account is disabled", async () => {
    const [user, other] = [await makeUser(opened().store), await makeUser(opened().store)];
    const [kept, closed, foreign] = [fresh("hash"), fresh("hash"), fresh("hash")];
    const [now, later] = ["2026-11-22T11:00:00.000Z", "2026-11-22T12:00:00.000Z"];
    for (const [hash, who] of [
      [kept, user],
      [closed, user],
      [foreign, other],
    ] as const)
      await access().openSession(hash, who, later);
    const isOpen = async (hash: string) => (await access().sessionUser(hash, now)) !== undefined;
    await access().closeSessionsOf(user, kept);
    expect([await isOpen(kept), await isOpen(closed), await isOpen(foreign)]).toEqual([true, false, true]);
    await access().setPassword(user, "autre");
    expect(await access().sessionUser(kept, now)).toMatchObject({ passwordHash: "autre", disabled: false });
    expect(await access().sessionUser(foreign, now)).toMatchObject({ passwordHash: "secret-hash" });
    await access().disable(user, now);
    expect([await isOpen(kept), await isOpen(foreign)]).toEqual([false, true]);
    await access().closeSessionsOf(other);
    expect(await isOpen(foreign)).toBe(false);
    await access().setPassword("pas-un-identifiant", "x");
    await access().disable("pas-un-identifiant", now);
    await access().closeSessionsOf("pas-un-identifiant");
  });

  it("from the first start to an account that is disabled, as the use cases do it", async () => {
    const database = await openDatabase(await opened().emptyPlace());
    try {
      const deps = depsOn(storeOf(database));
      const [one, other] = await Promise.all([firstStart(deps, FIRST), firstStart(deps, FIRST)]);
      const first = valueOf(one) ?? valueOf(other);
      if (first === null) throw new Error("nobody started first");
      expect([valueOf(one), valueOf(other)]).toContain(null);
      const { token } = valueOf(await signIn(deps, { email: first.email, password: first.password }));
      const [, admin] = valueOf(await whoAmI(deps, token)).memberships;
      if (admin === undefined) throw new Error("no company");
      const { actor } = admin;
      const basile = { email: "basile@exemple.fr", nom: "Basile", role: "administrator" } as const;
      const { user, password } = valueOf(await inviteUser(deps, actor, basile));
      const his = valueOf(await signIn(deps, { email: basile.email, password: password ?? "" }));
      const [him] = valueOf(await whoAmI(deps, his.token)).memberships;
      const both = await Promise.all([
        revokeRole(deps, actor, { utilisateurId: user.id, role: "administrator" }),
        revokeRole(deps, him?.actor ?? actor, { utilisateurId: actor.utilisateurId, role: "administrator" }),
      ]);
      expect(both.filter(({ ok }) => ok)).toHaveLength(1);
      await theRest(deps, actor, { token, first: first.password });
      const journal = await deps.store.inTenant(actor.societeId, (unit) => unit.journal.list());
      expect(journal.map(({ action }) => action).slice(0, 3)).toEqual([
        "acces.premierDemarrage",
        "utilisateur.ajout",
        "role.retrait",
      ]);
      expect(journal.at(-1)?.action).toBe("utilisateur.desactivation");
    } finally {
      await database.close();
    }
  });
});

/** The administrator goes on, with the right that may have been taken from it above. */
async function theRest(
  deps: AccessDeps,
  { utilisateurId }: Actor,
  { token, first }: { readonly token: string; readonly first: string },
): Promise<void> {
  valueOf(await changePassword(deps, token, { current: first, next: "une phrase assez longue" }));
  for (const { id: societeId, label: societe, kind } of await deps.store.access.societes()) {
    const actor: Actor = {
      utilisateurId,
      nom: "Agathe",
      societeId,
      societe,
      kind,
      roles: new Set(["administrator"]),
    };
    await deps.store.access.grant(utilisateurId, societeId, "administrator");
    expect(valueOf(await setSoloApproval(deps, actor, { soloApproval: true })).soloApproval).toBe(true);
    const celia = { email: `${societe}@exemple.fr`.replace("É", "e"), nom: "Célia", role: "reader" } as const;
    const { user } = valueOf(await inviteUser(deps, actor, celia));
    expect(valueOf(await disableUser(deps, actor, { utilisateurId: user.id })).disabled).toBe(true);
  }
}

function depsOn(store: AccessDeps["store"]): AccessDeps {
  let made = 0;
  const make = () => `secret-${(made += 1)}`;
  return {
    store,
    clock: { today: () => "2026-11-22", now: () => "2026-11-22T08:00:00.000Z" },
    tokens: { make, hash: (token) => `#${token}` },
    passwords: {
      make,
      hash: async (password) => `#${password}`,
      verify: async (kept, password) => kept === `#${password}`,
    },
  };
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok)
    throw new Error(result.problems.map(({ code, message }) => `${code} ${message}`).join("\n"));
  return result.value;
}
