import type { ApiDeps } from "./deps.ts";

/** What one request brings. */
export interface ApiContext {
  readonly deps: ApiDeps;
  /** The token of the session, from the cookie. */
  readonly token: string | null;
  /** The tenant that the request is for, from the header `x-societe`. */
  readonly societeId: string | null;
  /** The number of the request in the log. */
  readonly requestId: string;
  /** The machine that asks. */
  readonly address: string;
  readonly cookie: SessionCookie;
}

/** Writes the cookie of the session into the answer. */
interface SessionCookie {
  readonly set: (token: string, expiresAt: string) => void;
  readonly clear: () => void;
}
