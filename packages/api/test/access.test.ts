import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ApiClient, Session } from "../src/client.ts";
import { apiWorld, emailOf, PASSWORD, type ApiWorld } from "./api-world.ts";
import { codesOf } from "./refused.ts";

let world: ApiWorld;
let administrator: ApiClient;
let reader: ApiClient;

beforeAll(async () => {
  world = await apiWorld();
  await comeToWork();
});
afterAll(() => world.close());

async function comeToWork(): Promise<void> {
  administrator = await world.client("petite", "administrator");
  reader = await world.client("petite", "reader");
}

/** Somebody new in « petite », as a reader. */
async function invited(prenom: string) {
  const email = `${prenom}@petite.fr`;
  const { user, password } = await administrator.access.inviteUser.mutate({
    email,
    nom: prenom,
    role: "reader",
  });
  if (password === null) throw new Error(`${email} has an account already`);
  return { user, email, password };
}

async function signedIn(email: string, password: string): Promise<Session> {
  const session: Session = { cookie: null };
  await world.clientOf(session).access.signIn.mutate({ email, password });
  return session;
}

describe("a session", () => {
  it("opens with the password, in a cookie that no script and no other site gets", async () => {
    const response = await fetch(`${world.url}/api/trpc/access.signIn`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: emailOf("petite", "reader"), password: PASSWORD }),
    });
    const [cookie = ""] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^bareme_session=[^;]+;.*Path=\/.*HttpOnly.*SameSite=Strict/);
    expect(await response.json()).toEqual({ result: { data: { expiresAt: "2026-12-31T21:00:00.000Z" } } });
  });

  it("tells who has it, and for which company with which rights", async () => {
    expect(await reader.access.whoAmI.query({})).toMatchObject({
      email: "reader@petite.fr",
      memberships: [{ slug: "petite", kind: "company", roles: ["reader"], soloApproval: false }],
    });
  });

  it("ends as its user leaves", async () => {
    const session = await world.signedIn("petite", "payroll");
    const kept = { ...session };
    await world.clientOf(session).access.signOut.mutate({});
    expect(session.cookie).toBeNull();
    expect(await codesOf(world.clientOf(kept).access.whoAmI.query({}))).toEqual(["SESSION_ENDED"]);
  });

  it("ends after a day of work", async () => {
    world.at("2026-12-31T20:59:59.000Z");
    expect((await reader.access.whoAmI.query({})).email).toBe("reader@petite.fr");
    world.at("2026-12-31T21:00:00.000Z");
    expect(await codesOf(reader.access.whoAmI.query({}))).toEqual(["SESSION_ENDED"]);
    expect(await codesOf(reader.rules.listDrafts.query({}))).toEqual(["SESSION_ENDED"]);
    await comeToWork();
  });

  it("without one nothing is told but that", async () => {
    const nobody = world.clientOf({ cookie: null }, "petite");
    expect(await codesOf(nobody.access.whoAmI.query({}))).toEqual(["SESSION_ENDED"]);
    expect(await codesOf(nobody.rules.listReleases.query({}))).toEqual(["SESSION_ENDED"]);
  });

  it("is for the companies of its user, one at a time", async () => {
    const session = await world.signedIn("petite", "reader");
    expect(await codesOf(world.clientOf(session).rules.listDrafts.query({}))).toEqual(["TENANT_MISSING"]);
    const elsewhere = world.clientOf(session, "deux-rives");
    expect(await codesOf(elsewhere.rules.listDrafts.query({}))).toEqual(["TENANT_NOT_YOURS"]);
  });

  it("of a disabled user ends at once", async () => {
    const { user, email, password } = await invited("basile");
    const client = world.clientOf(await signedIn(email, password), "petite");
    expect(await client.rules.listDrafts.query({})).toHaveLength(1);
    const disabled = await administrator.access.disableUser.mutate({ utilisateurId: user.id });
    expect(disabled).toMatchObject({ email, disabled: true });
    expect(await codesOf(client.rules.listDrafts.query({}))).toEqual(["SESSION_ENDED"]);
    expect(await codesOf(signedIn(email, password))).toEqual(["SIGN_IN_REFUSED"]);
  });

  it("a new password closes the others", async () => {
    const { email, password } = await invited("celia");
    const [mine, stolen] = [await signedIn(email, password), await signedIn(email, password)];
    const next = "un nouveau mot de passe";
    const change = world.clientOf(mine).access.changePassword;
    expect(await codesOf(change.mutate({ current: "pas le bon du tout", next }))).toEqual(["PASSWORD_WRONG"]);
    expect(await change.mutate({ current: password, next })).toEqual({});
    expect((await world.clientOf(mine).access.whoAmI.query({})).email).toBe(email);
    expect(await codesOf(world.clientOf(stolen).access.whoAmI.query({}))).toEqual(["SESSION_ENDED"]);
    expect((await signedIn(email, next)).cookie).toMatch(/^bareme_session=/);
  });

  it("whoever found one open does not try passwords without end", async () => {
    const { email, password } = await invited("denis");
    const change = world.clientOf(await signedIn(email, password)).access.changePassword;
    const next = "un nouveau mot de passe";
    const tried: (readonly string[])[] = [];
    for (let rank = 0; rank < 10; rank += 1)
      tried.push(await codesOf(change.mutate({ current: `essai ${rank}`, next })));
    expect(new Set(tried.flat())).toEqual(new Set(["PASSWORD_WRONG"]));
    expect(await codesOf(change.mutate({ current: password, next }))).toEqual(["TOO_MANY_ATTEMPTS"]);
  });
});

describe("an administrator", () => {
  it("gives roles and takes them back", async () => {
    const { user } = await invited("elise");
    const named = { utilisateurId: user.id, role: "author" } as const;
    expect((await administrator.access.grantRole.mutate(named)).roles.toSorted()).toEqual([
      "author",
      "reader",
    ]);
    expect((await administrator.access.revokeRole.mutate(named)).roles).toEqual(["reader"]);
    expect(await administrator.access.listUsers.query({})).toContainEqual({
      id: user.id,
      email: "elise@petite.fr",
      nom: "elise",
      disabled: false,
      roles: ["reader"],
    });
    expect(await codesOf(reader.access.grantRole.mutate(named))).toEqual(["RIGHT_MISSING"]);
  });

  it("stays, when no other would", async () => {
    const { utilisateurId } = await administrator.access.whoAmI.query({});
    const last = administrator.access.revokeRole.mutate({ utilisateurId, role: "administrator" });
    expect(await codesOf(last)).toEqual(["LAST_ADMINISTRATOR"]);
  });

  it("lets one person write and approve, which is shown", async () => {
    expect(await administrator.access.setSoloApproval.mutate({ soloApproval: true })).toMatchObject({
      slug: "petite",
      soloApproval: true,
    });
    const { memberships } = await reader.access.whoAmI.query({});
    expect(memberships).toMatchObject([{ slug: "petite", soloApproval: true }]);
    await administrator.access.setSoloApproval.mutate({ soloApproval: false });
  });

  it("of the publisher founds a company, and of a company does not", async () => {
    const publisher = await world.client("editeur", "administrator");
    const asked = {
      slug: "nouvelle",
      label: "La Nouvelle",
      administrateur: { email: "agathe@nouvelle.fr", nom: "Agathe" },
    };
    expect(await codesOf(administrator.access.createSociete.mutate(asked))).toEqual(["NOT_THE_PUBLISHER"]);
    const { societe, password } = await publisher.access.createSociete.mutate(asked);
    expect(societe).toMatchObject({ slug: "nouvelle", kind: "company" });
    const session = await signedIn("agathe@nouvelle.fr", password ?? "");
    const { memberships } = await world.clientOf(session).access.whoAmI.query({});
    expect(memberships).toMatchObject([{ slug: "nouvelle", roles: ["administrator"] }]);
  });

  it("reads the journal of its company page by page, the newest first; nobody else does", async () => {
    const { entries: all, next: none } = await administrator.access.listJournal.query({});
    expect(none).toBeNull();
    expect(all.at(-1)).toMatchObject({ action: "draft.create", previousHash: "0".repeat(64) });
    expect(all.map(({ id }) => id)).toEqual(all.map(({ id }) => id).toSorted((one, other) => other - one));
    const pages: (typeof all)[] = [];
    for (let before: number | null | undefined; before !== null;) {
      const page: { readonly entries: typeof all; readonly next: number | null } =
        await administrator.access.listJournal.query({ ...(before !== undefined && { before }), limit: 4 });
      pages.push(page.entries);
      before = page.next;
    }
    expect(pages.flat()).toEqual(all);
    expect(pages.every(({ length }) => length > 0 && length <= 4)).toBe(true);
    expect(await codesOf(administrator.access.listJournal.query({ limit: 101 }))).toEqual(["INPUT_INVALID"]);
    expect(await codesOf(reader.access.listJournal.query({}))).toEqual(["RIGHT_MISSING"]);
  });
});

/** Last: this machine signs in no more after it. */
describe("whoever tries passwords", () => {
  it("is stopped after ten that are wrong, whichever accounts were tried, and right ones in between free nothing", async () => {
    const wrong = (email: string) => codesOf(signedIn(email, "pas le bon mot de passe"));
    await world.deps.attempts.forget("machine 127.0.0.1");
    for (let rank = 0; rank < 9; rank += 1)
      expect(await wrong(`inconnu${rank}@petite.fr`)).toEqual(["SIGN_IN_REFUSED"]);
    await world.signedIn("petite", "reader");
    expect(await wrong(emailOf("petite", "author"))).toEqual(["SIGN_IN_REFUSED"]);
    expect(await wrong(emailOf("petite", "author"))).toEqual(["TOO_MANY_ATTEMPTS"]);
    expect(await codesOf(world.signedIn("petite", "author"))).toEqual(["TOO_MANY_ATTEMPTS"]);
  });

  it("and those who have a session go on", async () => {
    expect((await reader.access.whoAmI.query({})).email).toBe("reader@petite.fr");
  });
});
