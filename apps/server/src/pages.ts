import { existsSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { procedures } from "@bareme/api";
import compress from "@fastify/compress";
import files from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";
import { apiPage } from "./api-page.ts";
import { page } from "./page.ts";

/** Where `pnpm run build` puts the admin app, below the folder that holds everything. */
const BUILT = "apps/admin/dist";

/** Where the app's folder holds the files whose name holds a mark of their content. The place that Barème is installed in may have a folder of this name too. */
const ASSETS = `assets${sep}`;

/** Serves what a browser asks for: the admin app at every address of its own, and a page about the API at `/api`. */
export async function addPages(server: FastifyInstance, root: string): Promise<void> {
  const about = apiPage(procedures());
  server.get("/api", (_request, reply) => html(reply).send(about));
  const folder = join(root, BUILT);
  if (existsSync(join(folder, "index.html"))) await server.register((pages) => addApp(pages, folder));
  else server.get("/", (_request, reply) => html(reply).send(NOT_BUILT));
  server.setNotFoundHandler((_request, reply) =>
    reply.code(404).type("text/plain; charset=utf-8").send("Cette adresse n'existe pas.\n"),
  );
}

/** A server of its own within the server: what the API answers streams as it comes, the app's files are sent compressed. */
async function addApp(pages: FastifyInstance, folder: string): Promise<void> {
  await pages.register(compress);
  await pages.register(files, {
    root: folder,
    wildcard: false,
    cacheControl: false,
    // These never change; the page that names them is asked for each time.
    setHeaders: (reply, path) =>
      void reply.header(
        "cache-control",
        relative(folder, path).startsWith(ASSETS) ? "public, max-age=31536000, immutable" : "no-cache",
      ),
  });
  // Every address of the app is one page, which says itself when it does not know the rest.
  pages.get("/*", ({ headers, url }, reply) =>
    url.startsWith("/api/") || headers.accept?.includes("text/html") !== true
      ? reply.callNotFound()
      : reply.sendFile("index.html"),
  );
}

function html(reply: FastifyReply): FastifyReply {
  return reply.type("text/html; charset=utf-8");
}

const NOT_BUILT = page(
  "L'application n'est pas construite",
  `<p>Ce serveur répond, mais ses écrans manquent : arrêtez-le, lancez <code>npx -y pnpm@10.34.9 run build</code>, puis redémarrez-le. <code>npx -y pnpm@10.34.9 start</code> fait les deux.</p>
<p>Les programmes peuvent l'appeler dès maintenant : <a href="/api">ce que l'API sait faire</a>.</p>`,
);
