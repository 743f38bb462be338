import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { allScripts, scriptsOf, scriptsWith } from "../src/app-scripts.ts";
import { ADMINISTRATOR } from "../src/browser.ts";
import { measureFirstLoad, type Transfer } from "../src/first-load.ts";
import { openWorld, type World } from "../src/world.ts";

/** The budget: everything but the editors, compressed, style sheets and letters included. */
const MOST_BYTES = 300_000;

const FIRST_PAGES = [
  "index.html",
  "src/features/sign-in/sign-in-page.tsx",
  "src/features/dashboard/dashboard-page.tsx",
];

/** What waits until it is needed, and a text that no build can leave out of it. */
const LATER = [
  ["CodeMirror", "cm-content"],
  ["the reader of YAML", "YAMLParseError"],
  ["zod", "ZodError"],
  ["the engine", "SOLVE_UNBOUNDED"],
] as const;

describe("the first load of the app", () => {
  let world: World;
  let loaded: Transfer;
  beforeAll(async () => {
    world = await openWorld();
    const person = { email: ADMINISTRATOR, password: inject("firstPassword") };
    loaded = await measureFirstLoad(world.browser, world.url, person);
  });
  afterAll(() => world.close());

  it("stays under 300 kB as sent, up to the dashboard", () => {
    const { bytes, files } = loaded;
    // The page, its script, its style and its letters at the least: else nothing was measured.
    expect(files.length).toBeGreaterThan(4);
    expect(bytes, JSON.stringify(files)).toBeLessThan(MOST_BYTES);
  });

  it("brings every script that the first pages import, by whatever way, and nothing of a worker", () => {
    const names = loaded.files.map(({ path }) => path.slice(1));
    expect(names).toEqual(expect.arrayContaining([...scriptsOf(FIRST_PAGES)]));
    expect(names.filter((name) => name.includes("worker"))).toEqual([]);
  });

  it.each(LATER)("does not bring %s, and nothing that the first pages import leads to it", (_, text) => {
    expect(scriptsWith(text, allScripts())).not.toEqual([]);
    const sent = loaded.files.map(({ path }) => path.slice(1)).filter((path) => path.endsWith(".js"));
    expect(sent.length).toBeGreaterThan(4);
    expect(scriptsWith(text, new Set([...sent, ...scriptsOf(FIRST_PAGES)]))).toEqual([]);
  });
});
