import {
  disableUser,
  grantRole,
  inviteUser,
  listUsers,
  revokeRole,
  ROLES,
  setSoloApproval,
  signIn,
  whoAmI,
} from "@bareme/use-cases";
import { beforeEach, describe, expect, it } from "vitest";
import { sessions } from "../../src/schema/index.ts";
import { onEachDatabase } from "../each-database.ts";
import { accessWorld, invited, journalled, type AccessWorld } from "./access-world.ts";
import { everything } from "./rows.ts";
import { codesOf, got } from "./rules-world.ts";

onEachDatabase("users and rights", (opened) => {
  let world: AccessWorld;
  beforeEach(async () => {
    world = await accessWorld(opened());
  });

  describe("inviting", () => {
    it("makes an account with a password told once, and says so in the tenant's journal", async () => {
      const { deps, first } = world;
      const actor = await world.administrator("cap-garance");
      const asked = { email: "Basile@Exemple.fr", nom: "Basile", role: "payroll" } as const;
      const { user, password } = got(await inviteUser(deps, actor, asked));
      expect(user).toEqual({
        id: user.id,
        email: "basile@exemple.fr",
        nom: "Basile",
        disabled: false,
        roles: ["payroll"],
      });
      expect(codesOf(await signIn(deps, { email: user.email, password: password ?? "" }))).toEqual([]);
      expect((await journalled(world, actor.societeId)).at(-1)).toEqual({
        action: "utilisateur.ajout",
        target: user.id,
        utilisateurId: first.utilisateurId,
        data: '{"email":"basile@exemple.fr","role":"payroll"}',
      });
      expect(JSON.stringify(await everything(opened().database))).not.toContain(password);
      expect(JSON.stringify(got(await listUsers(deps, actor)))).not.toContain("hash:");
    });

    it("gives an account that exists a role here, and leaves its name and its password alone", async () => {
      const { deps } = world;
      const basile = await invited(world, "cap-garance", "Basile", "reader");
      const mistral = await world.administrator("atelier-mistral");
      const asked = { email: basile.email, nom: "Autre", role: "reader" } as const;
      const again = got(await inviteUser(deps, mistral, asked));
      expect([again.password, again.user.nom]).toEqual([null, "Basile"]);
      expect(got(await inviteUser(deps, mistral, asked))).toEqual(again);
      const me = got(await whoAmI(deps, await world.token(basile.email, basile.password)));
      expect(me.memberships.map(({ slug }) => slug)).toEqual(["atelier-mistral", "cap-garance"]);
      expect((await journalled(world, mistral.societeId)).map(({ action }) => action)).toEqual([
        "acces.premierDemarrage",
        "role.ajout",
      ]);
    });

    it("what is no address, no name or no role is refused", async () => {
      const actor = await world.administrator("cap-garance");
      const asked = { email: "basile", nom: " ", role: "roi" as "reader" };
      const refused = await inviteUser(world.deps, actor, asked);
      expect(refused.ok ? [] : refused.problems.map(({ code, path }) => [code, ...path])).toEqual([
        ["INPUT_INVALID", "email"],
        ["INPUT_INVALID", "nom"],
        ["INPUT_INVALID", "role"],
      ]);
    });
  });

  describe("giving roles and taking them back", () => {
    it("an administrator does both, and each change is told once", async () => {
      const { deps } = world;
      const actor = await world.administrator("cap-garance");
      const { id: utilisateurId } = await invited(world, "cap-garance", "Basile", "reader");
      const author = { utilisateurId, role: "author" } as const;
      expect(got(await grantRole(deps, actor, author)).roles).toEqual(["reader", "author"]);
      expect(got(await grantRole(deps, actor, author)).roles).toEqual(["reader", "author"]);
      expect(got(await revokeRole(deps, actor, author)).roles).toEqual(["reader"]);
      expect(got(await revokeRole(deps, actor, author)).roles).toEqual(["reader"]);
      expect(
        (await journalled(world, actor.societeId))
          .slice(2)
          .map(({ action, target, data }) => [action, target, data]),
      ).toEqual([
        ["role.ajout", utilisateurId, '{"role":"author"}'],
        ["role.retrait", utilisateurId, '{"role":"author"}'],
      ]);
    });

    it("no other role may", async () => {
      const { deps } = world;
      const administrator = await world.administrator("cap-garance");
      const { id: utilisateurId } = await invited(world, "cap-garance", "Basile", "reader");
      const before = await everything(opened().database);
      const others = ROLES.filter((role) => role !== "administrator");
      const actor = { ...administrator, roles: new Set(others) };
      const asked = { email: "x@exemple.fr", nom: "X", role: "reader" } as const;
      for (const refused of [
        await listUsers(deps, actor),
        await inviteUser(deps, actor, asked),
        await grantRole(deps, actor, { utilisateurId, role: "administrator" }),
        await revokeRole(deps, actor, { utilisateurId, role: "reader" }),
        await disableUser(deps, actor, { utilisateurId }),
        await setSoloApproval(deps, actor, { soloApproval: true }),
      ])
        expect(codesOf(refused)).toEqual(["RIGHT_MISSING"]);
      expect(await everything(opened().database)).toEqual(before);
    });

    it("the administrator of one tenant, the publisher's included, does nothing to the users of another", async () => {
      const { deps } = world;
      const basile = await invited(world, "cap-garance", "Basile", "reader");
      const chief = await invited(world, "editeur", "Célia", "administrator");
      const session = await world.token(chief.email, chief.password);
      const actor = await world.actor(session, "editeur");
      const before = await everything(opened().database);
      for (const refused of [
        await grantRole(deps, actor, { utilisateurId: basile.id, role: "administrator" }),
        await revokeRole(deps, actor, { utilisateurId: basile.id, role: "reader" }),
        await disableUser(deps, actor, { utilisateurId: basile.id }),
      ])
        expect(codesOf(refused)).toEqual(["USER_UNKNOWN"]);
      expect(await everything(opened().database)).toEqual(before);
      expect(got(await listUsers(deps, actor)).map(({ nom }) => nom)).toEqual(["Agathe", "Célia"]);
      for (const role of ROLES) got(await grantRole(deps, actor, { utilisateurId: chief.id, role }));
      expect(got(await whoAmI(deps, session)).memberships.map(({ slug }) => slug)).toEqual(["editeur"]);
    });

    it("the last administrator stays, also when the other one is disabled", async () => {
      const { deps, first } = world;
      const actor = await world.administrator("cap-garance");
      const last = { utilisateurId: first.utilisateurId, role: "administrator" } as const;
      expect(codesOf(await revokeRole(deps, actor, last))).toEqual(["LAST_ADMINISTRATOR"]);
      const basile = await invited(world, "cap-garance", "Basile", "administrator");
      got(await disableUser(deps, actor, { utilisateurId: basile.id }));
      expect(codesOf(await revokeRole(deps, actor, last))).toEqual(["LAST_ADMINISTRATOR"]);
      await invited(world, "cap-garance", "Célia", "administrator");
      expect(got(await revokeRole(deps, actor, last)).roles).toEqual([]);
    });

    it("of two administrators who dismiss each other at once, one stays", async () => {
      const { deps, first } = world;
      const agathe = await world.administrator("cap-garance");
      const other = await invited(world, "cap-garance", "Basile", "administrator");
      const basile = await world.actor(await world.token(other.email, other.password), "cap-garance");
      const role = "administrator";
      const said = await Promise.all([
        revokeRole(deps, agathe, { utilisateurId: other.id, role }),
        revokeRole(deps, basile, { utilisateurId: first.utilisateurId, role }),
      ]);
      expect(said.map((one) => codesOf(one).join()).toSorted()).toEqual(["", "LAST_ADMINISTRATOR"]);
    });
  });

  describe("disabling an account", () => {
    it("closes its sessions and its door, and is told in each of its tenants", async () => {
      const { deps, first } = world;
      const basile = await invited(world, "cap-garance", "Basile", "reader");
      const mistral = await world.administrator("atelier-mistral");
      got(await inviteUser(deps, mistral, { email: basile.email, nom: "Basile", role: "reader" }));
      const token = await world.token(basile.email, basile.password);
      const actor = await world.administrator("cap-garance");
      expect(got(await disableUser(deps, actor, { utilisateurId: basile.id })).disabled).toBe(true);
      expect(codesOf(await whoAmI(deps, token))).toEqual(["SESSION_ENDED"]);
      const open = await opened().database.asOwner((queries) => queries.select().from(sessions));
      expect(open.some(({ utilisateurId }) => utilisateurId === basile.id)).toBe(false);
      const { email, password } = basile;
      expect(codesOf(await signIn(deps, { email, password }))).toEqual(["SIGN_IN_REFUSED"]);
      for (const societeId of [actor.societeId, mistral.societeId])
        expect((await journalled(world, societeId)).at(-1)).toEqual({
          action: "utilisateur.desactivation",
          target: basile.id,
          utilisateurId: first.utilisateurId,
          data: "{}",
        });
      const again = { email, nom: "Basile", role: "reader" } as const;
      expect(codesOf(await inviteUser(deps, actor, again))).toEqual(["USER_DISABLED"]);
    });

    it("takes the administrator of all its tenants, and nobody disables themselves", async () => {
      const { deps } = world;
      const basile = await invited(world, "cap-garance", "Basile", "reader");
      const celia = await invited(world, "cap-garance", "Célia", "administrator");
      const mistral = await world.administrator("atelier-mistral");
      got(await inviteUser(deps, mistral, { email: basile.email, nom: "Basile", role: "reader" }));
      const actor = await world.actor(await world.token(celia.email, celia.password), "cap-garance");
      const before = await everything(opened().database);
      expect(codesOf(await disableUser(deps, actor, { utilisateurId: basile.id }))).toEqual([
        "USER_ELSEWHERE",
      ]);
      expect(codesOf(await disableUser(deps, actor, { utilisateurId: celia.id }))).toEqual(["USER_ONESELF"]);
      expect(await everything(opened().database)).toEqual(before);
    });
  });

  describe("problems", () => {
    it("are in French and tell what to do", async () => {
      const { deps, first } = world;
      const actor = await world.administrator("cap-garance");
      const { utilisateurId } = first;
      for (const refused of [
        await whoAmI(deps, "x"),
        await signIn(deps, { email: "x", password: "x" }),
        await disableUser(deps, actor, { utilisateurId }),
        await revokeRole(deps, actor, { utilisateurId, role: "administrator" }),
        await grantRole(deps, actor, { utilisateurId: "x", role: "reader" }),
      ])
        for (const { message, remedy } of refused.ok ? [] : refused.problems)
          expect(`${message} ${remedy}`).toMatch(/[éèàêç«]/);
    });
  });
});
