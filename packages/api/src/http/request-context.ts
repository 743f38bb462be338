import type { CookieSerializeOptions } from "@fastify/cookie";
import type { FastifyRequest } from "fastify";
import type { CreateFastifyContextOptions } from "@trpc/server/adapters/fastify";
import type { ApiContext } from "../context.ts";
import type { ApiDeps } from "../deps.ts";

const COOKIE = "bareme_session";
const TENANT = "x-societe";

/** The token of the session that a request is of, from its cookie. */
export function sessionToken({ cookies }: Pick<FastifyRequest, "cookies">): string | null {
  return cookies[COOKIE] ?? null;
}

/** What a request brings. An event stream cannot set headers in a browser: there the tenant comes as a parameter of the connection. */
export function requestContext(
  deps: ApiDeps,
  { behindProxy }: { readonly behindProxy: boolean },
  { req, res, info }: CreateFastifyContextOptions,
): ApiContext {
  const options: CookieSerializeOptions = {
    httpOnly: true,
    sameSite: "strict",
    secure: behindProxy,
    path: "/",
  };
  const named = req.headers[TENANT];
  return {
    deps,
    requestId: req.id,
    address: req.ip,
    token: sessionToken(req),
    societeId: (typeof named === "string" ? named : info.connectionParams?.[TENANT]) ?? null,
    cookie: {
      set: (token, expiresAt) =>
        void res.setCookie(COOKIE, token, { ...options, expires: new Date(expiresAt) }),
      clear: () => void res.clearCookie(COOKIE, options),
    },
  };
}
