import { createSociete, resetPassword, signIn, whoAmI } from "@bareme/use-cases";
import { beforeEach, expect, it } from "vitest";
import { onEachDatabase } from "../each-database.ts";
import { accessWorld, invited, journalled, type AccessWorld } from "./access-world.ts";
import { everything } from "./rows.ts";
import { codesOf, got } from "./rules-world.ts";

const ASKED = {
  slug: "les-halles",
  label: "Les Halles Portage",
  administrateur: { email: "Rose@Exemple.fr", nom: "Rose" },
} as const;

onEachDatabase("companies and lost passwords", (opened) => {
  let world: AccessWorld;
  beforeEach(async () => {
    world = await accessWorld(opened());
  });

  it("the publisher founds a company whose first administrator signs in, and sees nothing of it", async () => {
    const { deps } = world;
    const publisher = await world.administrator("editeur");
    const { societe, password } = got(await createSociete(deps, publisher, ASKED));
    expect(societe).toMatchObject({ slug: "les-halles", kind: "company", soloApproval: false });
    const token = await world.token("rose@exemple.fr", password ?? "");
    const { memberships } = got(await whoAmI(deps, token));
    expect(memberships.map(({ slug, actor }) => [slug, [...actor.roles]])).toEqual([
      ["les-halles", ["administrator"]],
    ]);
    const own = got(await whoAmI(deps, await world.token(world.first.email, world.first.password)));
    expect(own.memberships.map(({ slug }) => slug)).not.toContain("les-halles");
    const said = (await journalled(world, societe.id)).map(({ action, target }) => [action, target]);
    expect(said).toEqual([["societe.ajout", societe.id]]);
    expect((await journalled(world, publisher.societeId)).at(-1)?.action).toBe("societe.ajout");
  });

  it("a company founds none, and a short name serves once", async () => {
    const { deps } = world;
    const company = await world.administrator("cap-garance");
    expect(codesOf(await createSociete(deps, company, ASKED))).toEqual(["NOT_THE_PUBLISHER"]);
    const publisher = await world.administrator("editeur");
    expect(codesOf(await createSociete(deps, publisher, { ...ASKED, slug: "cap-garance" }))).toEqual([
      "SLUG_TAKEN",
    ]);
    expect(codesOf(await createSociete(deps, publisher, { ...ASKED, slug: "Les Halles" }))).toEqual([
      "INPUT_INVALID",
    ]);
  });

  it("two who found the same company at once make it once", async () => {
    const { deps } = world;
    const publisher = await world.administrator("editeur");
    const both = await Promise.all([
      createSociete(deps, publisher, ASKED),
      createSociete(deps, publisher, ASKED),
    ]);
    expect(both.flatMap(codesOf)).toEqual(["SLUG_TAKEN"]);
  });

  it("whoever runs the server replaces a lost password, which ends every session", async () => {
    const { deps } = world;
    const person = await invited(world, "cap-garance", "Basile", "reader");
    const token = await world.token(person.email, person.password);
    const { password } = got(await resetPassword(deps, "BASILE@exemple.fr"));
    expect(codesOf(await whoAmI(deps, token))).toEqual(["SESSION_ENDED"]);
    expect(codesOf(await signIn(deps, { email: person.email, password: person.password }))).toEqual([
      "SIGN_IN_REFUSED",
    ]);
    await world.token(person.email, password);
    expect(JSON.stringify(await everything(opened().database))).not.toContain(password);
    expect(codesOf(await resetPassword(deps, "personne@exemple.fr"))).toEqual(["USER_UNKNOWN"]);
    const { societeId } = await world.administrator("cap-garance");
    expect((await journalled(world, societeId)).at(-1)).toMatchObject({
      action: "motDePasse.remplacement",
      target: person.id,
      utilisateurId: null,
    });
  });
});
