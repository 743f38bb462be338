import { randomUUID } from "node:crypto";
import cookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import { fastifyTRPCPlugin, type FastifyTRPCPluginOptions } from "@trpc/server/adapters/fastify";
import fastify, { type FastifyInstance, type FastifyServerOptions } from "fastify";
import { MOST_CALLS } from "../batch.ts";
import type { ApiDeps } from "../deps.ts";
import { openApiDocument } from "../openapi.ts";
import { isUnforeseen, UNKNOWN_ADDRESS } from "../problems.ts";
import { appRouter, type AppRouter } from "../router.ts";
import { faultForLog } from "./fault-for-log.ts";
import { guard } from "./guard.ts";
import { logOptions } from "./log-options.ts";
import { keepStreams } from "./open-streams.ts";
import { refuse, refuseError } from "./refuse.ts";
import { refuseRaw } from "./refuse-raw.ts";
import { requestContext } from "./request-context.ts";

export interface HttpOptions {
  readonly log: NonNullable<FastifyServerOptions["logger"]>;
  /** True behind a proxy that ends TLS: the session's cookie then travels on https alone, and the caller's address is the one that the proxy tells. */
  readonly behindProxy: boolean;
  /** Requests of one machine in a minute. */
  readonly mostRequests: number;
}

const PREFIX = "/api/trpc";

/** An import file of 4 MB, in base64, and its wrapping. */
const MOST_BYTES = 8_000_000;

/** To send a request, on a slow line; an answer may take longer. */
const LONGEST_REQUEST_MS = 120_000;

/** The API on HTTP: sessions by cookie, security headers, limits, and one answer in French for whatever goes wrong. */
export async function createHttp(deps: ApiDeps, options: HttpOptions): Promise<FastifyInstance> {
  const server = fastify({
    logger: logOptions(options.log),
    // One proxy: what it was told of others before it may be invented.
    trustProxy: options.behindProxy && ((_address: string, hop: number) => hop === 0),
    bodyLimit: MOST_BYTES,
    requestTimeout: LONGEST_REQUEST_MS,
    // One that no other process, nor this one started again, gives.
    genReqId: () => randomUUID(),
    // A batch of calls names them all in its path.
    routerOptions: { maxParamLength: 5000 },
    frameworkErrors: refuseError,
    clientErrorHandler: refuseRaw,
  });
  await server.register(helmet, {
    contentSecurityPolicy: {
      directives: { upgradeInsecureRequests: null, styleSrc: ["'self'", "'unsafe-inline'"] },
    },
    // Whoever ends TLS decides it: on a plain local network it would shut people out.
    strictTransportSecurity: options.behindProxy,
  });
  await server.register(rateLimit, {
    max: options.mostRequests,
    timeWindow: "1 minute",
  });
  await server.register(cookie);
  server.addHook("onRequest", guard);
  keepStreams(server);
  server.setErrorHandler(refuseError);
  await server.register(fastifyTRPCPlugin<AppRouter>, {
    prefix: PREFIX,
    trpcOptions: {
      router: appRouter,
      maxBatchSize: MOST_CALLS,
      createContext: ({ req, res, info }) => requestContext(deps, options, { req, res, info }),
      onError: ({ error, req, path }) => {
        if (isUnforeseen(error)) req.log.error({ ...faultForLog(error.cause ?? error), path }, "panne");
      },
    },
  } satisfies FastifyTRPCPluginOptions<AppRouter>);
  server.get("/api/openapi.json", () => openApiDocument());
  server.get("/api/health", () => ({ ok: true }));
  // Of the API alone: other addresses are the pages'.
  await server.register(
    async (api) => void api.setNotFoundHandler((_request, reply) => void refuse(reply, 404, UNKNOWN_ADDRESS)),
    { prefix: "/api" },
  );
  return server;
}
