import type { Problem } from "@bareme/kernel";
import type { FastifyRequest } from "fastify";

/**
 * Refuses what another site's page makes a browser ask of the API. The session's cookie is not sent with such requests anyway (SameSite=Strict); this
 * holds where a browser would send it all the same. Programs, which send neither header, pass.
 */
export function fromElsewhere({ headers, host }: FastifyRequest): Problem | null {
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return REFUSED;
  const { origin } = headers;
  if (origin === undefined) return null;
  return URL.canParse(origin) && new URL(origin).host === host ? null : REFUSED;
}

const REFUSED: Problem = {
  code: "REQUEST_FROM_ELSEWHERE",
  path: [],
  message: "Cette demande vient de la page d'un autre site.",
  remedy: "Ouvrez Barème à sa propre adresse, et recommencez de là.",
};
