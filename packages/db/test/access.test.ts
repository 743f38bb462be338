import { AlreadyThere } from "@bareme/use-cases";
import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { sessions, utilisateurs } from "../src/schema/index.ts";
import { onEachDatabase } from "./each-database.ts";
import { fresh, makeSociete, makeUser } from "./made.ts";

const NO_ID = "pas-un-identifiant";

onEachDatabase("users, rights and sessions", (opened) => {
  const access = () => opened().store.access;
  const disable = (id: string) =>
    opened().database.asOwner((queries) =>
      queries
        .update(utilisateurs)
        .set({ disabledAt: sql`now()` })
        .where(eq(utilisateurs.id, id)),
    );

  it("a user is found by its address however it is cased, and has it alone", async () => {
    const email = `${fresh("Anne")}@Example.test`;
    const before = await access().countUsers();
    const user = await access().addUser({ email, nom: "Anne", passwordHash: "$argon2id$x" });
    expect(user).toMatchObject({ email, nom: "Anne", passwordHash: "$argon2id$x", disabled: false });
    expect(await access().userByEmail(email.toUpperCase())).toEqual(user);
    expect(await access().userByEmail("nobody@example.test")).toBeUndefined();
    expect(await access().countUsers()).toBe(before + 1);
    await expect(
      access().addUser({ email: email.toLowerCase(), nom: "B", passwordHash: "y" }),
    ).rejects.toBeInstanceOf(AlreadyThere);
  });

  it("a tenant has its slug alone, and says whether one person may publish", async () => {
    const given = { slug: fresh("slug"), label: "Société", kind: "company", soloApproval: false } as const;
    const societe = await access().addSociete(given);
    expect(societe).toEqual({ ...given, id: societe.id });
    await access().setSoloApproval(societe.id, true);
    expect(await access().societes()).toContainEqual({ ...societe, soloApproval: true });
    await expect(access().addSociete(given)).rejects.toBeInstanceOf(AlreadyThere);
  });

  it("a user acts for each tenant where it has a role, with its roles there", async () => {
    const [a, b] = [await makeSociete(opened().store), await makeSociete(opened().store)];
    const user = await makeUser(opened().store);
    await access().grant(user, a, "payroll");
    await access().grant(user, a, "payroll");
    await access().grant(user, a, "author");
    await access().grant(user, b, "reader");
    const actors = await access().actorsOf(user);
    expect(actors.map(({ societeId, roles }) => [societeId, [...roles]])).toEqual([
      [a, ["author", "payroll"]],
      [b, ["reader"]],
    ]);
    expect(actors[0]).toMatchObject({ utilisateurId: user, nom: "U", kind: "company" });
    await access().revoke(user, a, "payroll");
    await access().revoke(user, b, "reader");
    expect((await access().actorsOf(user)).map(({ roles }) => [...roles])).toEqual([["author"]]);
    expect(await access().actorsOf(NO_ID)).toEqual([]);
  });

  it("the users of a tenant are listed with their roles, without their password", async () => {
    const a = await makeSociete(opened().store);
    const user = await makeUser(opened().store);
    await access().grant(user, a, "reader");
    await access().grant(user, a, "approver");
    const [listed] = await access().usersOf(a);
    expect(listed).toMatchObject({ id: user, disabled: false, roles: ["reader", "approver"] });
    expect(listed).not.toHaveProperty("passwordHash");
    expect(await access().usersOf(NO_ID)).toEqual([]);
  });

  describe("sessions", () => {
    const noon = "2026-11-22T12:00:00.000Z";

    it("one opens until it expires or is closed", async () => {
      const user = await makeUser(opened().store);
      const [token, closed] = [fresh("hash"), fresh("hash")];
      await access().openSession(token, user, noon);
      await access().openSession(closed, user, noon);
      expect(await access().sessionUser(token, "2026-11-22T11:59:59.999Z")).toMatchObject({ id: user });
      await access().closeSession(closed);
      expect(await access().sessionUser(closed, "2026-11-22T11:00:00Z")).toBeUndefined();
      expect(await access().sessionUser(token, noon)).toBeUndefined();
      expect(await access().sessionUser("unknown", noon)).toBeUndefined();
    });

    it("those that ran out are removed when one of them is shown", async () => {
      const user = await makeUser(opened().store);
      const [first, second, later] = [fresh("hash"), fresh("hash"), fresh("hash")];
      await access().openSession(first, user, noon);
      await access().openSession(second, user, noon);
      await access().openSession(later, user, "2026-11-23T12:00:00Z");
      await access().sessionUser(first, "2026-11-22T13:00:00Z");
      const left = await opened().database.asAccess((queries) =>
        queries.select({ hash: sessions.tokenHash }).from(sessions).where(eq(sessions.utilisateurId, user)),
      );
      expect(left).toEqual([{ hash: later }]);
    });

    it("a user that was disabled has no session and acts for nobody", async () => {
      const a = await makeSociete(opened().store);
      const user = await makeUser(opened().store);
      const token = fresh("hash");
      await access().grant(user, a, "administrator");
      await access().openSession(token, user, noon);
      await disable(user);
      expect(await access().sessionUser(token, "2026-11-22T11:00:00Z")).toBeUndefined();
      expect(await access().actorsOf(user)).toEqual([]);
      expect(await access().usersOf(a)).toMatchObject([{ id: user, disabled: true }]);
    });
  });
});
