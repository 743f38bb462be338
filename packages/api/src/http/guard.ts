import type { FastifyReply, FastifyRequest } from "fastify";
import { UNREADABLE } from "../problems.ts";
import { fromElsewhere } from "./from-elsewhere.ts";
import { refuse } from "./refuse.ts";

/** What holds for every address of the API, before anything is read. */
export async function guard(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  // The route that was found, not the address as typed: `/%61pi/` leads there as well.
  if (request.routeOptions.url?.startsWith("/api/") !== true) return undefined;
  void reply.header("cache-control", "no-store");
  const refused = fromElsewhere(request);
  if (refused !== null) return refuse(reply, 403, refused);
  const type = request.headers["content-type"];
  // A form would be read whole, however large.
  return type === undefined || /^application\/json\s*(;|$)/i.test(type)
    ? undefined
    : refuse(reply, 415, UNREADABLE);
}
