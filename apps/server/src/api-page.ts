import type { ProcedureShape } from "@bareme/api";
import { page, textOf } from "./page.ts";

/** What can be asked of the API: every procedure as its own declaration tells it. */
export function apiPage(all: readonly ProcedureShape[]): string {
  const spaces = [...new Set(all.map(({ path }) => spaceOf(path)))];
  const sections = spaces.map((space) =>
    section(
      space,
      all.filter(({ path }) => spaceOf(path) === space),
    ),
  );
  return page(
    "L'API de Barème",
    `<p>La paie du portage salarial, au centime et avec ses raisons. Ce que les écrans demandent à ce serveur, un programme peut le demander aussi.</p>
<p><a href="/api/openapi.json">Description complète de l'API (OpenAPI 3.1)</a> : chaque demande, chaque réponse, et comment ouvrir une session.</p>
<h2>Ce qu'on peut demander</h2>
<p>Chaque nom s'ajoute à <code>/api/trpc/</code>. Un GET lit, un POST écrit, un flux suit ce qui avance.</p>
<nav aria-label="Domaines"><ul class="spaces">${spaces.map((space) => `<li><a href="#${space}">${labelOf(space)}</a></li>`).join("")}</ul></nav>
${sections.join("\n")}`,
  );
}

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
