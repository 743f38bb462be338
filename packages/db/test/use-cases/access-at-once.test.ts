import { createSociete, firstStart, inviteUser, type AccessRows, type AccessStore } from "@bareme/use-cases";
import { expect, it } from "vitest";
import { onEachDatabase } from "../each-database.ts";
import { accessWorld, emptyAccess, FIRST, invited } from "./access-world.ts";
import { everything } from "./rows.ts";
import { codesOf } from "./rules-world.ts";

/** The store as whoever looks too early sees it. */
function seenEarly(access: AccessStore, change: Partial<AccessRows>): AccessStore {
  return {
    ...access,
    ...change,
    change: (work) => access.change((unit) => work({ ...unit, access: { ...unit.access, ...change } })),
  };
}

onEachDatabase("two people of the administration at once", (opened) => {
  it("who make an account for one address, the second is told", async () => {
    const world = await accessWorld(opened());
    const administrator = await world.administrator("cap-garance");
    const { email } = await invited(world, "cap-garance", "Basile", "reader");
    const before = await everything(world.database);
    const access = seenEarly(world.deps.store.access, { userByEmail: async () => undefined });
    const deps = { ...world.deps, store: { ...world.deps.store, access } };
    const late = await inviteUser(deps, administrator, { email, nom: "Basile", role: "author" });
    expect(codesOf(late)).toEqual(["ALREADY_THERE"]);
    expect(await everything(world.database)).toEqual(before);
  });

  it("who make a company under one name, the second is told and makes nothing", async () => {
    const { deps, database } = await emptyAccess(opened());
    const [, garance] = FIRST.societes;
    await deps.store.access.addSociete({ ...garance, soloApproval: false });
    const before = await everything(database);
    const access = seenEarly(deps.store.access, { societes: async () => [] });
    const late = await firstStart({ ...deps, store: { ...deps.store, access } }, FIRST);
    expect(codesOf(late)).toEqual(["ALREADY_THERE"]);
    expect(await everything(database)).toEqual(before);
  });

  it("who open a company under one name, the second is told", async () => {
    const world = await accessWorld(opened());
    const publisher = await world.administrator("editeur");
    const before = await everything(world.database);
    const access = seenEarly(world.deps.store.access, { societes: async () => [] });
    const deps = { ...world.deps, store: { ...world.deps.store, access } };
    const late = await createSociete(deps, publisher, {
      slug: "cap-garance",
      label: "Cap Garance",
      administrateur: { email: "celia@exemple.fr", nom: "Célia" },
    });
    expect(codesOf(late)).toEqual(["ALREADY_THERE"]);
    expect(await everything(world.database)).toEqual(before);
  });
});
