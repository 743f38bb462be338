import { procedures } from "@bareme/api";
import fastify from "fastify";
import { describe, expect, it } from "vitest";
import { addHomePage, homePage } from "../src/home-page.ts";
import { textOf } from "../src/page.ts";

describe("the page at the server's own address", () => {
  const all = procedures();
  const page = homePage(all);

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
    expect(page).toContain("<title>Barème fonctionne</title>");
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

  it("is found at « / » alone; any other address is answered in French, as a page to a browser", async () => {
    const server = fastify();
    addHomePage(server);
    const asked = async (url: string, accept: string) => {
      const { statusCode, headers, body } = await server.inject({ url, headers: { accept } });
      return { statusCode, type: headers["content-type"], body };
    };
    expect(await asked("/", "*/*")).toEqual({
      statusCode: 200,
      type: "text/html; charset=utf-8",
      body: page,
    });
    const lost = await asked("/ailleurs", "text/html,*/*");
    expect([lost.statusCode, lost.type]).toEqual([404, "text/html; charset=utf-8"]);
    expect(lost.body).toContain("<h1>Cette adresse n'existe pas</h1>");
    const program = await asked("/ailleurs", "application/json");
    expect([program.statusCode, program.type]).toEqual([404, "text/plain; charset=utf-8"]);
    await server.close();
  });
});
