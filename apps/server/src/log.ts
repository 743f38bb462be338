import type { FastifyServerOptions } from "fastify";

export type LogLevel = "silent" | "error" | "warn" | "info";

/** One JSON line for each event, on stderr. What a line may hold is the API's to say: no query, no header, no message of a fault. */
export function logTo(level: LogLevel): NonNullable<FastifyServerOptions["logger"]> {
  return level !== "silent" && { level, stream: process.stderr };
}
