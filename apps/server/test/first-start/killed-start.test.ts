import type { Result } from "@bareme/kernel";
import { signIn, verifyTenant, type Store } from "@bareme/use-cases";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { readExample, type Example } from "../../src/first-start/example-files.ts";
import { loadExample } from "../../src/first-start/example.ts";
import { install, type Account } from "../../src/first-start/install.ts";
import { shippedRules } from "../../src/first-start/rule-folders.ts";
import { EXAMPLE, firstWorld, journalOf, RULES, tenantIds, valueOf, type FirstWorld } from "./world.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

let world: FirstWorld;
beforeAll(async () => {
  world = await firstWorld();
});
afterAll(() => world.close());

const KILLED = "killed here";

/** How a process dies at a transaction: before it, within it once all is written (nothing stays), or after it (all stays, and nobody knows). */
const DEATHS = ["before", "within", "after"] as const;

/** A store on which the process dies at the transaction of this rank. */
function dyingStore(store: Store, rank: number, death: (typeof DEATHS)[number]): Store {
  let left = rank;
  const counted = async <U, T>(
    run: (work: (unit: U) => Promise<T>) => Promise<T>,
    work: (unit: U) => Promise<T>,
  ): Promise<T> => {
    left -= 1;
    if (left >= 0) return run(work);
    if (death === "before") throw new Error(KILLED);
    const done = await run(async (unit) => {
      const value = await work(unit);
      if (death === "within") throw new Error(KILLED);
      return value;
    });
    throw new Error(KILLED, { cause: done });
  };
  return {
    inTenant: (societeId, work) => counted((inner) => store.inTenant(societeId, inner), work),
    access: { ...store.access, change: (work) => counted((inner) => store.access.change(inner), work) },
  };
}

/** One contract, two closed months and an open one: enough to die in each kind of step. */
function smallExample(): Example {
  const whole = valueOf(readExample(EXAMPLE));
  return {
    ...whole,
    lastClosed: "2026-02" as Example["lastClosed"],
    portes: whole.portes.filter(({ matricule }) => matricule === "DR-004"),
  };
}

let told: Account[] = [];

async function start(store: Store): Promise<Result<null>> {
  const { access, rules, payroll } = world.on(store);
  const example = smallExample();
  const installed = valueOf(
    await install(
      { ...access, ...rules },
      {
        readRules: shippedRules(RULES),
        slug: example.slug,
        withCompany: true,
        email: "admin@bareme.local",
        tell: (account) => void told.push(account),
      },
    ),
  );
  if (installed === null || installed.societe === null) throw new Error("what a start made is not found");
  return loadExample(payroll, installed.societe, example);
}

describe("a first start that is killed", () => {
  it("at any of its transactions, again and again, ends as one that was not, with nothing twice", async () => {
    let kills = 0;
    // Each start goes one transaction further than the one before it could, and dies there in another way.
    for (let ended = false; !ended;) {
      const death = DEATHS[kills % DEATHS.length] ?? "before";
      try {
        valueOf(await start(dyingStore(world.store, kills, death)));
        ended = true;
      } catch (error) {
        if (!(error instanceof Error && error.message === KILLED)) throw error;
        kills += 1;
      }
    }
    expect(kills).toBeGreaterThan(15);
    await expectWhole();
  });

  it("has told a password that opens, whichever start could tell it", async () => {
    const { email, password } = told.at(-1) ?? { email: "", password: "" };
    expect((await signIn(world.access, { email, password })).ok).toBe(true);
  });

  it("leaves nothing to do", async () => {
    const changes = async () =>
      (await journalOf(world.store, "deux-rives")).filter(
        ({ action }) => action !== "motDePasse.remplacement",
      );
    const before = await changes();
    valueOf(await start(world.store));
    expect(await changes()).toEqual(before);
  });
});

async function expectWhole(): Promise<void> {
  const count = async (slug: string, action: string) =>
    (await journalOf(world.store, slug)).filter((entry) => entry.action === action).length;
  for (const [slug, id] of Object.entries(await tenantIds(world.store))) {
    const { tampered } = await world.store.inTenant(id, (unit) => verifyTenant(unit, world.rules.signer, id));
    expect(tampered).toEqual([]);
    expect(await count(slug, "acces.premierDemarrage")).toBe(1);
    expect(await count(slug, "release.publish")).toBe(slug === "editeur" ? 2 : 1);
  }
  expect((await world.store.access.societes()).map(({ soloApproval }) => soloApproval)).toEqual([
    false,
    false,
  ]);
  expect(await world.store.access.countUsers()).toBe(1);
  expect(await count("deux-rives", "mentions.employeur")).toBe(1);
  expect(await count("deux-rives", "porte.ajout")).toBe(1);
  expect(await count("deux-rives", "contrat.ajout")).toBe(1);
  // In its file: 1 mission, 7 lines of CRA, 6 invoices, 6 receipts, 2 expenses.
  const entries = await journalOf(world.store, "deux-rives");
  const written = entries.filter(({ action }) => action === "pieces.enregistrement");
  expect(written.map(({ data }) => (JSON.parse(data) as { pieces: unknown[] }).pieces.length)).toEqual([22]);
  expect(await count("deux-rives", "mentions.contrat")).toBe(1);
  expect(await count("deux-rives", "mois.ouverture")).toBe(3);
  expect(await count("deux-rives", "mois.validation")).toBe(2);
  expect(await count("deux-rives", "mois.cloture")).toBe(2);
}
