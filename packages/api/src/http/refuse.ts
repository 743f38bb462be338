import type { Problem } from "@bareme/kernel";
import { TRPC_ERROR_CODES_BY_KEY } from "@trpc/server/rpc";
import type { FastifyReply, FastifyRequest } from "fastify";
import { TOO_LARGE, TOO_MANY, unforeseen, UNKNOWN_ADDRESS, UNREADABLE } from "../problems.ts";
import { faultForLog } from "./fault-for-log.ts";

/** Answers a request that did not come as far as a procedure, in the shape in which procedures refuse. */
export function refuse(reply: FastifyReply, status: number, problem: Problem): FastifyReply {
  return reply.code(status).send(refusalBody(status, problem));
}

/** The shape in which procedures refuse. */
export function refusalBody(status: number, problem: Problem) {
  const code = CODES[status] ?? "BAD_REQUEST";
  return {
    error: {
      message: "",
      code: TRPC_ERROR_CODES_BY_KEY[code],
      data: { code, httpStatus: status, problems: [problem] },
    },
  };
}

/** Answers what a plugin of fastify threw: it says the status that it stands for, or the server is at fault. */
export function refuseError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const status = statusOf(error);
  if (status >= 500) request.log.error(faultForLog(error), "panne");
  void refuse(reply, status, PROBLEMS[status] ?? (status < 500 ? UNREADABLE : unforeseen(request.id)));
}

const CODES: { readonly [status: number]: keyof typeof TRPC_ERROR_CODES_BY_KEY } = {
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  413: "PAYLOAD_TOO_LARGE",
  414: "PAYLOAD_TOO_LARGE",
  415: "UNSUPPORTED_MEDIA_TYPE",
  429: "TOO_MANY_REQUESTS",
  431: "PAYLOAD_TOO_LARGE",
  500: "INTERNAL_SERVER_ERROR",
};

const PROBLEMS: { readonly [status: number]: Problem } = {
  404: UNKNOWN_ADDRESS,
  413: TOO_LARGE,
  414: TOO_LARGE,
  429: TOO_MANY,
};

function statusOf(error: unknown): number {
  const said =
    typeof error === "object" && error !== null && "statusCode" in error ? error.statusCode : undefined;
  return typeof said === "number" && said >= 400 && said < 500 ? said : 500;
}
