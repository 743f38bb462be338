import {
  changePassword,
  chooseTenant,
  disableUser,
  firstStart,
  revokeRole,
  setSoloApproval,
  signIn,
  signOut,
  whoAmI,
} from "@bareme/use-cases";
import { beforeEach, describe, expect, it } from "vitest";
import { sessions } from "../../src/schema/index.ts";
import { onEachDatabase } from "../each-database.ts";
import { accessWorld, emptyAccess, FIRST, invited, journalled, type AccessWorld } from "./access-world.ts";
import { everything } from "./rows.ts";
import { codesOf, got } from "./rules-world.ts";

onEachDatabase("first start and sign-in", (opened) => {
  let world: AccessWorld;
  const sessionsKept = () => opened().database.asOwner((queries) => queries.select().from(sessions));
  beforeEach(async () => {
    world = await accessWorld(opened());
  });

  describe("the first start", () => {
    it("makes the tenants and one administrator of each, and tells the password once", async () => {
      const { first, deps } = world;
      expect(first.societes.map(({ slug, kind, soloApproval }) => [slug, kind, soloApproval])).toEqual([
        ["editeur", "publisher", false],
        ["cap-garance", "company", false],
        ["atelier-mistral", "company", false],
      ]);
      const me = got(await whoAmI(deps, await world.token("admin@exemple.fr", first.password)));
      expect(me.memberships.map(({ slug, actor }) => [slug, [...actor.roles]])).toEqual([
        ["atelier-mistral", ["administrator"]],
        ["cap-garance", ["administrator"]],
        ["editeur", ["administrator"]],
      ]);
      expect(JSON.stringify(await everything(opened().database))).not.toContain(first.password);
      for (const { id } of first.societes)
        expect(await journalled(world, id)).toEqual([
          {
            action: "acces.premierDemarrage",
            target: first.utilisateurId,
            utilisateurId: null,
            data: '{"email":"admin@exemple.fr"}',
          },
        ]);
    });

    it("a second start does nothing", async () => {
      const before = await everything(opened().database);
      expect(got(await firstStart(world.deps, FIRST))).toBeNull();
      expect(await everything(opened().database)).toEqual(before);
    });

    it("two processes that start together make one administrator", async () => {
      const { deps } = await emptyAccess(opened());
      const made = await Promise.all([firstStart(deps, FIRST), firstStart(deps, FIRST)]);
      expect(made.filter((one) => got(one) === null)).toHaveLength(1);
      expect(await deps.store.access.countUsers()).toBe(1);
      expect(await deps.store.access.societes()).toHaveLength(3);
    });

    it.each([
      { wrong: "no publisher", societes: FIRST.societes.slice(1) },
      { wrong: "two publishers", societes: [FIRST.societes[0], { ...FIRST.societes[0], slug: "autre" }] },
      {
        wrong: "a name used twice",
        societes: [FIRST.societes[0], { ...FIRST.societes[1], slug: "editeur" }],
      },
    ])("$wrong is refused and nothing is made", async ({ societes }) => {
      const { deps } = await emptyAccess(opened());
      expect(codesOf(await firstStart(deps, { ...FIRST, societes }))).toEqual(["INPUT_INVALID"]);
      expect([await deps.store.access.countUsers(), await deps.store.access.societes()]).toEqual([0, []]);
    });
  });

  describe("signing in", () => {
    it("the token is told once, its hash alone is kept, and it opens for twelve hours", async () => {
      const { deps, first } = world;
      const signed = got(await signIn(deps, { email: " Admin@Exemple.FR ", password: first.password }));
      expect(signed.expiresAt).toBe("2026-11-22T20:00:00.000Z");
      expect(JSON.stringify(await everything(opened().database))).not.toContain(signed.token);
      expect((await sessionsKept()).map(({ tokenHash }) => tokenHash)).toEqual([
        deps.tokens.hash(signed.token),
      ]);
      world.at("2026-11-22T19:59:59.999Z");
      expect(got(await whoAmI(deps, signed.token)).email).toBe("admin@exemple.fr");
      world.at("2026-11-22T20:00:00.000Z");
      expect(codesOf(await whoAmI(deps, signed.token))).toEqual(["SESSION_ENDED"]);
    });

    it("an unknown address, a wrong password and a disabled account are answered alike, after as many hashes", async () => {
      const { deps, compared } = world;
      const { id, ...gone } = await invited(world, "cap-garance", "Basile", "reader");
      got(await disableUser(deps, await world.administrator("cap-garance"), { utilisateurId: id }));
      compared.length = 0;
      const asked = [
        { email: "personne@exemple.fr", password: "mauvais" },
        { email: "ceci n'est pas une adresse", password: "mauvais" },
        { email: "admin@exemple.fr", password: "mauvais" },
        { email: gone.email, password: "mauvais" },
        { email: gone.email, password: gone.password },
      ];
      const answers = [];
      for (const one of asked) answers.push(await signIn(deps, one));
      expect(codesOf(answers[0] ?? { ok: true, value: null })).toEqual(["SIGN_IN_REFUSED"]);
      for (const answer of answers) expect(answer).toEqual(answers[0]);
      expect(compared.map((hash) => hash !== undefined)).toEqual([false, false, true, true, true]);
    });

    it("an account disabled while its password was compared opens nothing", async () => {
      const { deps, first } = world;
      const verify = async (kept: string | undefined, password: string) => {
        await deps.store.access.disable(first.utilisateurId, deps.clock.now());
        return deps.passwords.verify(kept, password);
      };
      const meanwhile = { ...deps, passwords: { ...deps.passwords, verify } };
      expect(codesOf(await signIn(meanwhile, { email: first.email, password: first.password }))).toEqual([
        "SIGN_IN_REFUSED",
      ]);
      expect(await sessionsKept()).toEqual([]);
    });

    it("signing out closes that session and no other", async () => {
      const { deps, first } = world;
      const [one, other] = [
        await world.token(first.email, first.password),
        await world.token(first.email, first.password),
      ];
      got(await signOut(deps, one));
      got(await signOut(deps, "jamais-ouverte"));
      expect(codesOf(await whoAmI(deps, one))).toEqual(["SESSION_ENDED"]);
      expect(codesOf(await whoAmI(deps, other))).toEqual([]);
    });

    it("what is not a password is refused without being repeated", async () => {
      const password = "x".repeat(201);
      const refused = await signIn(world.deps, { email: "admin@exemple.fr", password });
      expect(codesOf(refused)).toEqual(["INPUT_INVALID"]);
      expect(JSON.stringify(refused)).not.toContain(password);
    });
  });

  describe("the tenant of a session", () => {
    it("is one where the user has a role; one of others and one that is none are answered alike", async () => {
      const { deps, first } = world;
      const reader = await invited(world, "cap-garance", "Basile", "reader");
      const token = await world.token(reader.email, reader.password);
      const [, garance, mistral] = first.societes;
      const chosen = got(await chooseTenant(deps, token, { societeId: garance?.id ?? "" }));
      expect([chosen.slug, [...chosen.actor.roles]]).toEqual(["cap-garance", ["reader"]]);
      for (const societeId of [mistral?.id ?? "", "00000000-0000-4000-8000-999999999999"])
        expect(codesOf(await chooseTenant(deps, token, { societeId }))).toEqual(["TENANT_NOT_YOURS"]);
      expect(codesOf(await chooseTenant(deps, token, { societeId: "x" }))).toEqual(["INPUT_INVALID"]);
      expect(codesOf(await chooseTenant(deps, "x", { societeId: garance?.id ?? "" }))).toEqual([
        "SESSION_ENDED",
      ]);
    });

    it("is gone at once when the role is taken back", async () => {
      const { deps } = world;
      const reader = await invited(world, "cap-garance", "Basile", "reader");
      const token = await world.token(reader.email, reader.password);
      const administrator = await world.administrator("cap-garance");
      got(await revokeRole(deps, administrator, { utilisateurId: reader.id, role: "reader" }));
      expect(got(await whoAmI(deps, token)).memberships).toEqual([]);
      expect(codesOf(await chooseTenant(deps, token, { societeId: administrator.societeId }))).toEqual([
        "TENANT_NOT_YOURS",
      ]);
    });

    it("shows whether one person may publish there", async () => {
      const { deps, first } = world;
      const administrator = await world.administrator("cap-garance");
      expect(got(await setSoloApproval(deps, administrator, { soloApproval: true }))).toMatchObject({
        slug: "cap-garance",
        soloApproval: true,
      });
      const me = got(await whoAmI(deps, await world.token(first.email, first.password)));
      expect(me.memberships.map(({ slug, soloApproval }) => [slug, soloApproval])).toEqual([
        ["atelier-mistral", false],
        ["cap-garance", true],
        ["editeur", false],
      ]);
      got(await setSoloApproval(deps, administrator, { soloApproval: true }));
      expect((await journalled(world, administrator.societeId)).slice(1)).toEqual([
        {
          action: "societe.approbationSeule",
          target: administrator.societeId,
          utilisateurId: first.utilisateurId,
          data: '{"soloApproval":true}',
        },
      ]);
    });
  });

  describe("changing one's password", () => {
    const next = "une phrase assez longue";

    it("asks the old one, closes the other sessions and keeps this one", async () => {
      const { deps, first } = world;
      const [here, elsewhere] = [
        await world.token(first.email, first.password),
        await world.token(first.email, first.password),
      ];
      got(await changePassword(deps, here, { current: first.password, next }));
      expect(codesOf(await whoAmI(deps, here))).toEqual([]);
      expect(codesOf(await whoAmI(deps, elsewhere))).toEqual(["SESSION_ENDED"]);
      expect(codesOf(await signIn(deps, { email: first.email, password: first.password }))).toEqual([
        "SIGN_IN_REFUSED",
      ]);
      expect(codesOf(await signIn(deps, { email: first.email, password: next }))).toEqual([]);
      for (const { id } of first.societes)
        expect((await journalled(world, id)).at(-1)).toEqual({
          action: "motDePasse.changement",
          target: first.utilisateurId,
          utilisateurId: first.utilisateurId,
          data: "{}",
        });
    });

    it("is refused with another old one, a short new one, the same one, or no session", async () => {
      const { deps, first } = world;
      const token = await world.token(first.email, first.password);
      const before = await everything(opened().database);
      const current = first.password;
      expect(codesOf(await changePassword(deps, token, { current: "autre", next }))).toEqual([
        "PASSWORD_WRONG",
      ]);
      expect(codesOf(await changePassword(deps, token, { current, next: "onze lettre" }))).toEqual([
        "INPUT_INVALID",
      ]);
      expect(codesOf(await changePassword(deps, token, { current, next: current }))).toEqual([
        "INPUT_INVALID",
      ]);
      expect(codesOf(await changePassword(deps, "x", { current, next }))).toEqual(["SESSION_ENDED"]);
      expect(await everything(opened().database)).toEqual(before);
    });

    it("takes an accent as typed on any keyboard", async () => {
      const { deps, first } = world;
      const token = await world.token(first.email, first.password);
      got(await changePassword(deps, token, { current: first.password, next: "un été à l'île d'Yeu" }));
      const decomposed = "un été à l'île d'Yeu".normalize("NFD");
      expect(codesOf(await signIn(deps, { email: first.email, password: decomposed }))).toEqual([]);
    });
  });
});
