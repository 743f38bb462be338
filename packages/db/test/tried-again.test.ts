import { expect, it } from "vitest";
import { triedAgain } from "../src/tried-again.ts";
import { onEachDatabase } from "./each-database.ts";
import { makeMonth, makeSociete } from "./made.ts";

const endedBy = (code: string) => Object.assign(new Error("ended"), { code });

it("a transaction that was ended for another is run again until it goes through", async () => {
  let runs = 0;
  const result = await triedAgain(async () => {
    runs += 1;
    if (runs < 3) throw new Error("Failed query", { cause: endedBy(runs === 1 ? "40P01" : "40001") });
    return "done";
  });
  expect([result, runs]).toEqual(["done", 3]);
});

it("it is not run again without end, nor when it failed for itself", async () => {
  let runs = 0;
  const failing = (code: string) =>
    triedAgain(async () => {
      runs += 1;
      throw endedBy(code);
    });
  await expect(failing("40P01")).rejects.toThrow("ended");
  expect(runs).toBe(5);
  await expect(failing("23505")).rejects.toThrow("ended");
  expect(runs).toBe(6);
});

onEachDatabase("two transactions that wait for each other", (opened) => {
  it("both go through, each once", async () => {
    const { store } = opened();
    const societe = await makeSociete(store);
    const [one, other] = await store.inTenant(societe, async (unit) => [
      await makeMonth(unit),
      await makeMonth(unit),
    ]);
    const holding = (first: string, second: string) =>
      store.inTenant(societe, async ({ months }) => {
        await months.lock(first);
        await new Promise((resolve) => setTimeout(resolve, 200));
        const month = await months.lock(second);
        if (month === undefined) throw new Error("no such month");
        await months.write({ ...month, state: "bloqué" });
      });
    await Promise.all([holding(one.moisId, other.moisId), holding(other.moisId, one.moisId)]);
    const revisions = await store.inTenant(societe, ({ months }) => months.ofPeriod("2026-01"));
    expect(revisions.map(({ revision }) => revision)).toEqual([1, 1]);
  });
});
