import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres, type PostgresServer } from "@bareme/local-postgres";
import { readYaml } from "@bareme/rule-schema";
import { signIn } from "@bareme/use-cases";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { prepareFirstStart } from "../../src/first-start/prepare.ts";
import { EXAMPLE, journalOf, RULES, tenantIds, valueOf, worldAt, type FirstWorld } from "./world.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

/** What both processes share: a folder with their keys, and a server. */
const data = mkdtempSync(join(tmpdir(), "bareme-deux-"));
let server: PostgresServer;
let worlds: readonly FirstWorld[] = [];
beforeAll(async () => {
  server = await startPostgres();
  const url = await server.makeDatabase("bareme_deux");
  worlds = await Promise.all([worldAt(data, { url }), worldAt(data, { url })]);
});
afterAll(async () => {
  await Promise.all(worlds.map((world) => world.close()));
  server.stop();
  rmSync(data, { recursive: true, force: true });
});

const list = z.looseObject({ portes: z.array(z.looseObject({ matricule: z.string() })) });

/** Barème as it ships, but for an example of one contract with two closed months and an open one. */
function smallRoot(): string {
  const root = join(data, "bareme");
  const example = join(root, "examples/societe-exemple");
  mkdirSync(example, { recursive: true });
  symlinkSync(RULES, join(root, "rules"));
  const whole = list.parse(
    valueOf(readYaml("portes.yaml", readFileSync(join(EXAMPLE, "portes.yaml"), "utf8"))).data,
  );
  const portes = whole.portes.filter(({ matricule }) => matricule === "DR-004");
  // JSON is YAML.
  writeFileSync(
    join(example, "portes.yaml"),
    JSON.stringify({ ...whole, dernierMoisClos: "2026-02", portes }),
  );
  symlinkSync(join(EXAMPLE, "jeanne-corvisier.yaml"), join(example, "jeanne-corvisier.yaml"));
  return root;
}

describe("two servers that start at once on one empty database", () => {
  it("make the account and the company once between them, and tell one password, which opens", async () => {
    const root = smallRoot();
    const said: string[] = [];
    const starts = worlds.map((world) =>
      prepareFirstStart(world, {
        root,
        administrator: "admin@bareme.local",
        example: true,
        onFirstStart: (text) => void said.push(text),
      }),
    );
    const reports = (await Promise.all(starts)).map(valueOf);
    const accounts = reports.flatMap(({ account }) => (account === null ? [] : [account]));
    expect(accounts).toHaveLength(1);
    expect(said.filter((text) => text.includes("mot de passe"))).toHaveLength(1);
    const { email, password } = accounts[0] ?? { email: "", password: "" };
    for (const { access } of worlds) expect((await signIn(access, { email, password })).ok).toBe(true);
  });

  it("load the example once", async () => {
    const [world] = worlds;
    if (world === undefined) throw new Error("no process started");
    const { store } = world;
    expect(Object.keys(await tenantIds(store)).toSorted()).toEqual(["deux-rives", "editeur"]);
    const actions = (await journalOf(store, "deux-rives")).map(({ action }) => action);
    const count = (wanted: string) => actions.filter((action) => action === wanted).length;
    const once = [
      "acces.premierDemarrage",
      "release.publish",
      "mentions.employeur",
      "porte.ajout",
      "contrat.ajout",
      "pieces.enregistrement",
      "mentions.contrat",
    ];
    expect(once.map((action) => [action, count(action)])).toEqual(once.map((action) => [action, 1]));
    expect([count("mois.ouverture"), count("mois.calcul"), count("mois.cloture")]).toEqual([3, 3, 2]);
    const ends = (await journalOf(store, "editeur")).filter(({ action }) => action === "demarrage.fin");
    expect(ends).toHaveLength(1);
  });
});
