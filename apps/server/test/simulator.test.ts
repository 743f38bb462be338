import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { monthsOf, readDossier, simulate, type Simulation } from "@bareme/payroll";
import { readYaml } from "@bareme/rule-schema";
import { createCompiler, layerOfTexts } from "@bareme/use-cases";
import { afterEach, describe, expect, it, vi } from "vitest";
import { threadSimulator, type ThreadSimulator } from "../src/adapters/simulator.ts";
import { shippedRules } from "../src/first-start/rule-folders.ts";
import { ROOT, RULES, valueOf } from "./first-start/world.ts";

// Slow machines evaluate a month of the shipped rules a few dozen times in a second.
vi.setConfig({ testTimeout: 120_000 });

const LAYERS = ["law/fr", "convention/idcc-3219", "company/deux-rives"];
const readRules = shippedRules(RULES);
const world = new Map(LAYERS.map((name) => [name, layerOfTexts(name, readRules(name))]));
const { plan, evaluate, planHash } = valueOf(createCompiler().compile(world, ["company/deux-rives"]));
const rules = { plan, evaluate, planHash: planHash() };

const file = "examples/dossier-annee.yaml";
const yaml = valueOf(readYaml(file, readFileSync(join(ROOT, file), "utf8")));
const input = monthsOf(valueOf(readDossier(yaml.data)));
const [{ period } = { period: "" }] = input.months;
const mission = "audit";

const NET: Simulation = { asked: { ask: "net", mission, period, tjm: "700" }, input };
/** Five hundred turnovers of every month of a year, and what leaps between them: minutes of work. */
const LONG: Simulation = {
  asked: { ask: "curve", mission, from: "3000", to: "53000", every: "100" },
  input,
};
const NEED: Simulation = {
  asked: { ask: "need", mission, period, net: "3000.00", on: "netAPayer", lever: "tjm" },
  input,
};

let simulator: ThreadSimulator;
afterEach(() => simulator.close());

describe("suppositions computed by a thread", () => {
  it("are what is computed here, to the last member", async () => {
    simulator = threadSimulator();
    for (const one of [NET, NEED, { ...NEED, asked: { ...NEED.asked, mission: "inconnue" } }])
      expect(await simulator.run(one, rules, {})).toStrictEqual(simulate(one, rules, () => undefined));
    expect(simulator.threads()).toBe(1);
  });

  it("let the server go on, and tell it how far they are", async () => {
    simulator = threadSimulator();
    const told: (readonly [done: number, total: number])[] = [];
    let ended = false;
    const leaving = new AbortController();
    const run = simulator
      .run(LONG, rules, {
        onProgress: (done, total) => void told.push([done, total]),
        signal: leaving.signal,
      })
      .finally(() => void (ended = true));
    const left = expect(run).rejects.toThrow();
    // Each turn of the clock is one of the server's own; the answer alone takes far more of them.
    while (told.length < 3) {
      await wait(5);
      expect(ended).toBe(false);
    }
    expect(told[0]?.[0]).toBeLessThan(told[1]?.[0] ?? 0);
    expect(told[0]?.[1]).toBe(6000);
    leaving.abort();
    await left;
  });

  it("are ended when whoever asked leaves, and others are answered after them", async () => {
    simulator = threadSimulator({ atOnce: 1 });
    const leaving = new AbortController();
    const onProgress = (): void => leaving.abort();
    await expect(simulator.run(LONG, rules, { onProgress, signal: leaving.signal })).rejects.toThrow();
    expect(simulator.threads()).toBe(0);
    expect((await simulator.run(NET, rules, {})).ok).toBe(true);
  });

  it("are ended when telling of them fails", async () => {
    simulator = threadSimulator();
    const onProgress = () => Promise.reject(new Error("nobody listens any more"));
    await expect(simulator.run(LONG, rules, { onProgress })).rejects.toThrow("nobody listens");
    expect(simulator.threads()).toBe(0);
  });

  it("are ended after the longest time, with a problem that says so", async () => {
    simulator = threadSimulator({ longestMs: 2000 });
    const said = await simulator.run(LONG, rules, {});
    expect(!said.ok && said.problems.map(({ code, message }) => [code, message])).toEqual([
      ["SIMULATION_TOO_LONG", "La simulation a été arrêtée : elle n'était pas finie après 2 secondes."],
    ]);
    expect(simulator.threads()).toBe(0);
  });

  it("wait for each other, and are refused when too many wait; whoever leaves a queue frees a place", async () => {
    simulator = threadSimulator({ atOnce: 1, waiting: 1 });
    const [first, second] = [new AbortController(), new AbortController()];
    const running = simulator.run(LONG, rules, { signal: first.signal });
    const waits = simulator.run(NET, rules, { signal: second.signal });
    const refused = await simulator.run(NET, rules, {});
    expect(!refused.ok && refused.problems.map(({ code }) => code)).toEqual(["SIMULATIONS_BUSY"]);
    second.abort();
    await expect(waits).rejects.toThrow();
    const next = simulator.run(NET, rules, {});
    first.abort();
    await expect(running).rejects.toThrow();
    expect((await next).ok).toBe(true);
    expect(simulator.threads()).toBe(1);
  });

  it("are not begun for someone who has left already", async () => {
    simulator = threadSimulator();
    await expect(simulator.run(NET, rules, { signal: AbortSignal.abort() })).rejects.toThrow();
    expect(simulator.threads()).toBe(0);
  });
});
