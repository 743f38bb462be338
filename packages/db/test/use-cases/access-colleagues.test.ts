import { createSociete, listColleagues, revokeRole, writeJournal, type Actor } from "@bareme/use-cases";
import { beforeEach, expect, it } from "vitest";
import { onEachDatabase } from "../each-database.ts";
import { releaseOf } from "../made.ts";
import { accessWorld, invited, type AccessWorld } from "./access-world.ts";
import { codesOf, got } from "./rules-world.ts";

onEachDatabase("the names of colleagues", (opened) => {
  let world: AccessWorld;
  beforeEach(async () => {
    world = await accessWorld(opened());
  });

  const names = async (slug: string, token?: string) => {
    const actor = token === undefined ? await world.administrator(slug) : await world.actor(token, slug);
    return got(await listColleagues(world.deps, actor, {})).map(({ nom }) => nom);
  };

  /** A release of the first start: no entry of the journal names its author. */
  const signed = ({ societeId }: Actor, ruleSet: string, authorId: string) =>
    world.deps.store.inTenant(societeId, (unit) =>
      unit.releases.add(
        releaseOf(societeId, { authorId, approverId: world.first.utilisateurId }, { ruleSet }),
      ),
    );

  it("are those of one's own company, for whoever may read there", async () => {
    const basile = await invited(world, "cap-garance", "Basile", "reader");
    await invited(world, "atelier-mistral", "Célia", "reader");
    expect(await names("cap-garance", await world.token(basile.email, basile.password))).toEqual([
      "Agathe",
      "Basile",
    ]);
    expect(await names("atelier-mistral")).toEqual(["Agathe", "Célia"]);
  });

  it("carry neither address nor role", async () => {
    const actor = await world.administrator("cap-garance");
    expect(got(await listColleagues(world.deps, actor, {}))).toEqual([
      { id: world.first.utilisateurId, nom: "Agathe" },
    ]);
  });

  it("stay of someone who wrote and left, and go of someone who left without a trace", async () => {
    const { deps } = world;
    const basile = await invited(world, "cap-garance", "Basile", "administrator");
    const celia = await invited(world, "cap-garance", "Célia", "reader");
    const asBasile = await world.actor(await world.token(basile.email, basile.password), "cap-garance");
    await deps.store.inTenant(asBasile.societeId, (unit) =>
      writeJournal(unit, { actor: asBasile, clock: deps.clock }, { action: "essai", target: "x", data: {} }),
    );
    const actor = await world.administrator("cap-garance");
    for (const [utilisateurId, role] of [
      [basile.id, "administrator"],
      [celia.id, "reader"],
    ] as const)
      got(await revokeRole(deps, actor, { utilisateurId, role }));
    expect(await names("cap-garance")).toEqual(["Agathe", "Basile"]);
  });

  it("are not those of the publisher who founded the company", async () => {
    const publisher = await world.administrator("editeur");
    const administrateur = { email: "rose@exemple.fr", nom: "Rose" };
    const asked = { slug: "les-halles", label: "Les Halles Portage", administrateur };
    const { password } = got(await createSociete(world.deps, publisher, asked));
    const rose = await world.token("rose@exemple.fr", password ?? "");
    expect(await names("les-halles", rose)).toEqual(["Rose"]);
  });

  it("are not those who signed the law, which every company reads", async () => {
    const { deps } = world;
    const publisher = await world.administrator("editeur");
    const lawyer = await invited(world, "editeur", "Légiste", "reader");
    const chef = await invited(world, "cap-garance", "Cheffe", "reader");
    await signed(publisher, "law/essai", lawyer.id);
    const company = await world.administrator("cap-garance");
    await signed(company, "company/cap-garance", chef.id);
    for (const [actor, utilisateurId] of [
      [publisher, lawyer.id],
      [company, chef.id],
    ] as const)
      got(await revokeRole(deps, actor, { utilisateurId, role: "reader" }));
    // Both left: the company still names who signed its own release, and does not name who signed the law.
    expect(await names("cap-garance")).toEqual(["Agathe", "Cheffe"]);
    expect(await names("editeur")).toEqual(["Agathe", "Légiste"]);
  });

  it("are refused to someone without a role", async () => {
    const actor = { ...(await world.administrator("cap-garance")), roles: new Set<never>() };
    expect(codesOf(await listColleagues(world.deps, actor, {}))).toEqual(["RIGHT_MISSING"]);
  });
});
