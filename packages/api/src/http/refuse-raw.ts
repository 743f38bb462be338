import type { Socket } from "node:net";
import { refusalBody } from "./refuse.ts";
import { TOO_LARGE, UNREADABLE } from "../problems.ts";

/** What Node's own reader of HTTP gave up on, before there was a request: its headers or its address are too long, or it is no HTTP. */
export function refuseRaw(error: Error & { readonly code?: string }, socket: Socket): void {
  // A caller that went away hears nothing any more.
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const isTooLarge = error.code === "HPE_HEADER_OVERFLOW";
  const [status, reason] = isTooLarge ? [431, "Request Header Fields Too Large"] : [400, "Bad Request"];
  const body = JSON.stringify(refusalBody(status, isTooLarge ? TOO_LARGE : UNREADABLE));
  socket.end(
    [
      `HTTP/1.1 ${status} ${reason}`,
      "content-type: application/json; charset=utf-8",
      `content-length: ${Buffer.byteLength(body)}`,
      "connection: close",
      "",
      body,
    ].join("\r\n"),
  );
}
