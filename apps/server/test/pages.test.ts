import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { procedures } from "@bareme/api";
import fastify, { type FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiPage } from "../src/api-page.ts";
import { addPages } from "../src/pages.ts";
import { textOf } from "../src/page.ts";

describe("the page about the API", () => {
  const all = procedures();
  const page = apiPage(all);

  it("names every procedure with its method, its sentence and the right it asks for", () => {
    expect(all.length).toBeGreaterThan(60);
    const entries = page.split("<li>").filter((entry) => entry.includes('class="kind"'));
    expect(entries).toHaveLength(all.length);
    for (const { path, says } of all)
      expect(entries.filter((entry) => entry.includes(`<code>${path}</code>`))).toEqual([
        expect.stringContaining(textOf(says)),
      ]);
    const entryOf = (path: string) => entries.find((entry) => entry.includes(`<code>${path}</code>`));
    expect(entryOf("payroll.startPassage")).toContain(`<span class="kind">POST</span>`);
    expect(entryOf("payroll.startPassage")).toContain("droit : faire la paie");
    expect(entryOf("payroll.watchPassage")).toContain(`<span class="kind">GET, flux</span>`);
    expect(entryOf("access.signIn")).toContain("sans droit particulier");
  });

  it("says its language, its title and its headings in order, and has a place for each of its links", () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="fr">/);
    expect(page).toContain("<title>L'API de Barème</title>");
    const levels = [...page.matchAll(/<h(\d)/g)].map(([, level]) => level);
    expect(levels).toEqual(["1", "2", "3", "3", "3"]);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const links = [...page.matchAll(/href="([^"]+)"/g)].map(([, href = ""]) => href);
    expect(links.filter((href) => href.startsWith("#")).map((href) => href.slice(1))).toEqual(ids);
    expect(links).toContain("/api/openapi.json");
  });

  it("runs nothing, and asks nothing of elsewhere", () => {
    expect(page).not.toMatch(/<script|<img|<iframe|\son\w+=|https?:\/\//);
  });

  it("writes a text as a text, whatever is in it", () => {
    expect(textOf(`<b> & "c"`)).toBe("&lt;b&gt; &amp; &quot;c&quot;");
  });
});

describe("the addresses of the server", () => {
  const PAGE = "<!doctype html><title>Barème</title>";
  const place = mkdtempSync(join(tmpdir(), "bareme-pages-"));
  // As one who installs below a folder that is named as the app's own.
  const built = join(place, "assets/bareme");
  const bare = mkdtempSync(join(tmpdir(), "bareme-pages-"));
  const servers: FastifyInstance[] = [];

  async function serverOn(root: string): Promise<FastifyInstance> {
    const server = fastify();
    await addPages(server, root);
    servers.push(server);
    return server;
  }

  async function asked(server: FastifyInstance, url: string, accept = "text/html,*/*") {
    const { statusCode, headers, body } = await server.inject({ url, headers: { accept } });
    return { statusCode, type: headers["content-type"], cache: headers["cache-control"], body };
  }

  beforeAll(() => {
    const dist = join(built, "apps/admin/dist");
    mkdirSync(join(dist, "assets"), { recursive: true });
    writeFileSync(join(dist, "index.html"), PAGE);
    writeFileSync(join(dist, "assets/app-1a2b.js"), "void 0;");
  });

  afterAll(async () => {
    for (const server of servers) await server.close();
    for (const folder of [place, bare]) rmSync(folder, { recursive: true });
  });

  it("are the app's, but for those of the API", async () => {
    const server = await serverOn(built);
    for (const url of ["/", "/deux-rives/paie/2026-11", "/connexion?vers=%2F"])
      expect(await asked(server, url)).toEqual({
        statusCode: 200,
        type: "text/html; charset=utf-8",
        cache: "no-cache",
        body: PAGE,
      });
    expect((await asked(server, "/api")).body).toContain("L'API de Barème");
    for (const url of ["/api/ailleurs", "/assets/absent.js"])
      expect((await asked(server, url, "*/*")).statusCode).toBe(404);
    expect((await asked(server, "/api/ailleurs")).statusCode).toBe(404);
  });

  it("name files that never change, which a browser keeps", async () => {
    const server = await serverOn(built);
    expect(await asked(server, "/assets/app-1a2b.js", "*/*")).toMatchObject({
      statusCode: 200,
      cache: "public, max-age=31536000, immutable",
      body: "void 0;",
    });
  });

  it("say how to build the app where it is not built", async () => {
    const server = await serverOn(bare);
    const home = await asked(server, "/");
    expect(home.statusCode).toBe(200);
    expect(home.body).toContain("npx -y pnpm@10.34.9 run build");
  });
});
