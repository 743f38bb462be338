import { procedures, type ProcedureShape } from "@bareme/api";
import type { FastifyInstance } from "fastify";
import { page, textOf } from "./page.ts";

/** Serves what a browser finds at the server's own address, and one answer in French for every address that is not there. */
export function addHomePage(server: FastifyInstance): void {
  const home = homePage(procedures());
  server.get("/", (_request, reply) => reply.type("text/html; charset=utf-8").send(home));
  server.setNotFoundHandler(({ headers }, reply) =>
    headers.accept?.includes("text/html") === true
      ? reply.code(404).type("text/html; charset=utf-8").send(NOWHERE)
      : reply
          .code(404)
          .type("text/plain; charset=utf-8")
          .send("Cette adresse n'existe pas. L'accueil est à « / ».\n"),
  );
}

/** Says that Barème runs, and what can be asked of it: every procedure as its own declaration tells it. */
export function homePage(all: readonly ProcedureShape[]): string {
  const spaces = [...new Set(all.map(({ path }) => spaceOf(path)))];
  const sections = spaces.map((space) =>
    section(
      space,
      all.filter(({ path }) => spaceOf(path) === space),
    ),
  );
  return page(
    "Barème fonctionne",
    `<p>La paie du portage salarial, au centime et avec ses raisons. Ce serveur répond par son API ; il n'a pas encore d'écran.</p>
<p><a href="/api/openapi.json">Description complète de l'API (OpenAPI 3.1)</a> : chaque demande, chaque réponse, et comment ouvrir une session.</p>
<h2>Ce qu'on peut demander</h2>
<p>Chaque nom s'ajoute à <code>/api/trpc/</code>. Un GET lit, un POST écrit, un flux suit ce qui avance.</p>
<nav aria-label="Domaines"><ul class="spaces">${spaces.map((space) => `<li><a href="#${space}">${labelOf(space)}</a></li>`).join("")}</ul></nav>
${sections.join("\n")}`,
  );
}

const NOWHERE = page(
  "Cette adresse n'existe pas",
  `<p>Rien ne se trouve ici. <a href="/">L'accueil</a> dit ce que ce serveur sait faire.</p>`,
);

function spaceOf(path: string): string {
  return path.split(".")[0] ?? "";
}

const SPACES: ReadonlyMap<string, string> = new Map([
  ["access", "Comptes, droits et journal"],
  ["payroll", "Paie"],
  ["rules", "Règles"],
]);

function labelOf(space: string): string {
  return textOf(SPACES.get(space) ?? space);
}

const METHODS = { query: "GET", mutation: "POST", subscription: "GET, flux" } as const;

const RIGHTS = {
  read: "lire",
  pay: "faire la paie",
  write: "écrire les règles",
  approve: "approuver",
  administer: "administrer",
} as const satisfies Record<ProcedureShape["right"][number], string>;

function section(space: string, own: readonly ProcedureShape[]): string {
  return `<section aria-labelledby="${space}">
<h3 id="${space}">${labelOf(space)} <small>${own.length}</small></h3>
<ul class="procedures">
${own.map(entry).join("\n")}
</ul>
</section>`;
}

function entry({ path, kind, says, right }: ProcedureShape): string {
  const needs =
    right.length === 0 ? "sans droit particulier" : `droit : ${right.map((one) => RIGHTS[one]).join(" ou ")}`;
  return `<li><p><code>${textOf(path)}</code> <span class="kind">${METHODS[kind]}</span></p><p>${textOf(says)} <span class="right">${needs}</span></p></li>`;
}
