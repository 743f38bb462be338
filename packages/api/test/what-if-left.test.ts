import { failure } from "@bareme/kernel";
import type { Simulator } from "@bareme/use-cases";
import { afterAll, beforeAll, expect, it } from "vitest";
import { apiWorld, type ApiWorld } from "./api-world.ts";
import { hire } from "./payroll-dossier.ts";
import { codesOf, eventsOf } from "./refused.ts";

/** One that computes until it is left, and then says so; or that has no place. */
const places = { free: true };
let begun: () => void = () => undefined;
let left: (() => void) | undefined;
const simulator: Simulator = {
  run: async (_simulation, _rules, { signal }) => {
    if (!places.free)
      return failure([
        { code: "SIMULATIONS_BUSY", path: [], message: "Trop de simulations.", remedy: "Attendez." },
      ]);
    return new Promise((_, reject) => {
      signal?.addEventListener("abort", () => {
        left?.();
        reject(new Error("left"));
      });
      begun();
    });
  },
};

let world: ApiWorld;
beforeAll(async () => {
  world = await apiWorld({ simulator });
});
afterAll(() => world.close());

it("a supposition that its caller leaves is ended at once, though it told nothing", async () => {
  const client = await world.client("petite", "payroll");
  const contratId = await hire(client, "P-001");
  const isBegun = new Promise<void>((resolve) => (begun = resolve));
  const isLeft = new Promise<void>((resolve) => (left = resolve));
  const subscription = client.payroll.whatIf.subscribe({ ask: "net", contratId }, {});
  await isBegun;
  subscription.unsubscribe();
  await isLeft;
  places.free = false;
  const refused = eventsOf((to) => client.payroll.whatIf.subscribe({ ask: "net", contratId }, to));
  expect(await codesOf(refused)).toEqual(["SIMULATIONS_BUSY"]);
  expect(world.log()).not.toContain("panne");
});
