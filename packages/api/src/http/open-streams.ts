import type { ServerResponse } from "node:http";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { TOO_MANY_STREAMS } from "../problems.ts";
import { refuse } from "./refuse.ts";
import { sessionToken } from "./request-context.ts";

/**
 * Each stream asks the store again and again for as long as its listener stays. A browser holds six connections of HTTP/1 at once; more than this is a
 * program that forgets to close.
 */
const MOST_STREAMS = 20;

/** The streams of a server that are open: those of one session are bounded, and a server that stops cuts them all; their listeners ask again when it is back. */
export function keepStreams(server: FastifyInstance): void {
  const open = new Map<string, Set<ServerResponse>>();
  server.addHook("onRequest", async (request, reply) => {
    if (request.headers.accept?.includes("text/event-stream") !== true) return undefined;
    return keep(open, request, reply);
  });
  server.addHook("preClose", async () => {
    for (const streams of open.values()) for (const raw of streams) raw.destroy();
  });
}

/** Counts a stream of a session, or of a machine that has none, until it is closed. */
function keep(
  open: Map<string, Set<ServerResponse>>,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply | undefined {
  const holder = sessionToken(request) ?? request.ip;
  const held = open.get(holder) ?? new Set<ServerResponse>();
  if (held.size >= MOST_STREAMS) return refuse(reply, 429, TOO_MANY_STREAMS);
  open.set(holder, held.add(reply.raw));
  reply.raw.once("close", () => {
    held.delete(reply.raw);
    if (held.size === 0) open.delete(holder);
  });
  return undefined;
}
