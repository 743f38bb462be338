import type { Problem } from "@bareme/kernel";
import {
  createTRPCClient,
  httpBatchLink,
  httpSubscriptionLink,
  splitLink,
  TRPCClientError,
  type TRPCClient,
} from "@trpc/client";
import { EventSource } from "eventsource";
import { z } from "zod";
import { LONGEST_ADDRESS, MOST_CALLS } from "./batch.ts";
import type { AppRouter } from "./router.ts";

export type ApiClient = TRPCClient<AppRouter>;

export interface ClientOptions {
  /** Where the server is, as `http://localhost:8350`. */
  readonly url: string;
  /** The tenant to work for, once signed in. */
  readonly societeId?: string;
  /** Keeps the cookie of the session between calls; several clients may share one. */
  readonly session: Session;
}

/** The cookie of a session, for programs; a browser keeps its own. */
export interface Session {
  cookie: string | null;
}

/**
 * The typed client of a program. Sign in with a client of a new session (`{ cookie: null }`), read `access.whoAmI` for the tenants, then make a client with
 * the same session and one of them.
 */
export function createClient({ url, societeId, session }: ClientOptions): ApiClient {
  const address = `${url}/api/trpc`;
  const tenant = societeId === undefined ? {} : { "x-societe": societeId };
  const cookies = () => (session.cookie === null ? {} : { cookie: session.cookie });
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ type }) => type === "subscription",
        true: httpSubscriptionLink({
          url: address,
          connectionParams: tenant,
          EventSource,
          eventSourceOptions: () => ({
            fetch: (input, init) => fetch(input, { ...init, headers: { ...init.headers, ...cookies() } }),
          }),
        }),
        false: httpBatchLink({
          url: address,
          maxItems: MOST_CALLS,
          maxURLLength: LONGEST_ADDRESS,
          headers: () => ({ ...tenant, ...cookies() }),
          fetch: async (input, init) => {
            const response = await fetch(input, init as RequestInit);
            const given = response.headers.getSetCookie().find((one) => one.startsWith(COOKIE));
            if (given !== undefined) session.cookie = cookieOf(given);
            return response;
          },
        }),
      }),
    ],
  });
}

const COOKIE = "bareme_session=";

/** What is to be sent back; null when the server took the session away. */
function cookieOf(given: string): string | null {
  const [pair = ""] = given.split(";");
  return pair === COOKIE ? null : pair;
}

/** The problems that a call was refused with; empty when the server was not reached, or did not answer as Barème does. A text conflict holds both texts. */
export function problemsOfRefusal(thrown: unknown): readonly Problem[] {
  if (!(thrown instanceof TRPCClientError)) return [];
  const read = refusalShape.safeParse(thrown.data);
  return read.success ? read.data.problems : [];
}

const place = z.object({ file: z.string(), line: z.int(), column: z.int() });

/** Some problems say more than others: whatever more there is stays. */
const refusalShape = z.object({
  problems: z.array(
    z.looseObject({
      code: z.string(),
      path: z.array(z.string()),
      message: z.string(),
      remedy: z.string(),
      at: place.exactOptional(),
    }),
  ),
});
