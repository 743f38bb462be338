import { verifyTenant } from "@bareme/use-cases";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { prepareFirstStart } from "../../src/first-start/prepare.ts";
import { firstWorld, ROOT, tenantIds, valueOf, type FirstWorld } from "./world.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

let world: FirstWorld;
beforeAll(async () => {
  world = await firstWorld();
});
afterAll(() => world.close());

async function start(example: boolean) {
  const asked = { root: ROOT, administrator: "chef@exemple.fr", example, onFirstStart: () => undefined };
  return valueOf(await prepareFirstStart(world, asked)).account;
}

describe("a first start without the example", () => {
  it("makes the publisher with law and convention, and no company", async () => {
    expect((await start(false))?.email).toBe("chef@exemple.fr");
    const tenants = await tenantIds(world.store);
    expect(Object.keys(tenants)).toEqual(["editeur"]);
    const id = tenants["editeur"] ?? "";
    const verified = await world.store.inTenant(id, (unit) => verifyTenant(unit, world.rules.signer, id));
    expect(verified).toMatchObject({ releases: 2, tampered: [] });
  });

  it("is over: a later start that wants the example adds nothing to data at work", async () => {
    expect(await start(true)).toBeNull();
    expect(Object.keys(await tenantIds(world.store))).toEqual(["editeur"]);
  });
});
