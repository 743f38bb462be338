import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { ADMINISTRATOR } from "../src/browser.ts";
import { measureFirstLoad } from "../src/first-load.ts";
import { openWorld, type World } from "../src/world.ts";

/** The budget: everything but the editors, compressed, style sheets and letters included. */
const MOST_BYTES = 300_000;

describe("the first load of the app", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it("stays under 300 kB as sent, up to the dashboard, and brings no editor and no rules core", async () => {
    const person = { email: ADMINISTRATOR, password: inject("firstPassword") };
    const { bytes, files } = await measureFirstLoad(world.browser, world.url, person);
    // The page, its script, its style and its letters at the least: else nothing was measured.
    expect(files.length).toBeGreaterThan(4);
    expect(bytes, JSON.stringify(files)).toBeLessThan(MOST_BYTES);
    const names = files.map(({ path }) => path).join(" ");
    expect(names).not.toMatch(/editor|codemirror|feel|worker|yaml/i);
  });
});
