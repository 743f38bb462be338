import type { ServerResponse } from "node:http";
import type { FastifyInstance } from "fastify";

/** A stream of events lasts as long as its listener stays: a server that stops cuts those that are open, and their listeners ask again when it is back. */
export function cutStreamsOnClose(server: FastifyInstance): void {
  const open = new Set<ServerResponse>();
  server.addHook("onRequest", async ({ headers }, { raw }) => {
    if (headers.accept?.includes("text/event-stream") !== true) return;
    open.add(raw);
    raw.once("close", () => void open.delete(raw));
  });
  server.addHook("preClose", async () => {
    for (const raw of open) raw.destroy();
  });
}
