import { expect, it } from "vitest";
import { keptUp } from "../src/upkeep.ts";

it("the embedded database is cleaned as it grows: after 500 transactions, then each time that they have doubled, and every 20 000", async () => {
  const cleaned: number[] = [];
  let transactions = 0;
  const upkeep = keptUp(async () => void cleaned.push(transactions), fail);
  for (transactions = 1; transactions <= 75_000; transactions += 1) await upkeep();
  expect(cleaned).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 32_000, 52_000, 72_000]);
});

it("a cleaning that fails does not fail the transaction before it, and is told each time", async () => {
  const told: Error[] = [];
  const noRoom = new Error("no room");
  const upkeep = keptUp(
    () => Promise.reject(noRoom),
    (error) => void told.push(error),
  );
  for (let transactions = 1; transactions <= 1000; transactions += 1) await upkeep();
  expect(told.map(({ name, cause }) => [name, cause])).toEqual([
    ["DatabaseUncleaned", noRoom],
    ["DatabaseUncleaned", noRoom],
  ]);
});

function fail(error: Error): void {
  throw error;
}
