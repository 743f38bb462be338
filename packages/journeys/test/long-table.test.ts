import { expect } from "@playwright/test";
import { afterAll, beforeAll, describe, it } from "vitest";
import { openPortes, scrollThrough } from "../src/long-table.ts";
import { openWorld, type World } from "../src/world.ts";

describe("a table of ten thousand portés", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it("draws only the rows in sight, says how many there are, and comes to its last row", async () => {
    const page = await world.signedIn("administrator", "/deux-rives");
    await openPortes(page, "deux-rives", 10_000);
    const table = page.getByRole("table");
    await expect(table).toHaveAttribute("aria-rowcount", "10001");
    await expect(table.getByText("P00001")).toBeVisible();
    expect(await table.getByRole("row").count()).toBeLessThan(100);
    await scrollThrough(page, 100);
    // Rows are measured as they are drawn, so the end may move a little further once it is reached.
    await expect(async () => {
      await page.getByRole("region").filter({ has: table }).press("End");
      await expect(table.getByText("P10000")).toBeVisible({ timeout: 2000 });
    }).toPass({ timeout: 60_000 });
    await expect(table.getByText("P00001")).toHaveCount(0);
    expect(await table.getByRole("row").count()).toBeLessThan(100);
  });
});
