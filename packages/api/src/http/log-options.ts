import type { FastifyRequest, FastifyServerOptions } from "fastify";
import { faultForLog } from "./fault-for-log.ts";

type Log = NonNullable<FastifyServerOptions["logger"]>;

/** A read carries its input in the address, and a fault may carry a row in its message: neither goes into the log. */
export function logOptions(log: Log): Log {
  if (log === false) return false;
  const options = log === true ? {} : log;
  return { ...options, serializers: { ...options.serializers, req: requestForLog, err: errorForLog } };
}

function requestForLog({ method, url, ip }: FastifyRequest) {
  return { method, url: url.split("?")[0] ?? "", remoteAddress: ip };
}

/** In the form of pino's own serializer, whose message and stack stay empty. */
function errorForLog(error: unknown) {
  return { type: "Error", message: "", stack: "", ...faultForLog(error) };
}
