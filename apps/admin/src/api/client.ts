import type { AppRouter } from "@bareme/api";
import { LONGEST_ADDRESS, MOST_CALLS } from "@bareme/api/batch";
import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import {
  createTRPCClient,
  httpBatchLink,
  httpSubscriptionLink,
  splitLink,
  type TRPCClient,
} from "@trpc/client";
import { watchedFetch } from "./connection.ts";
import { isSignedOut, isUnreached } from "./problems.ts";

export type Api = TRPCClient<AppRouter>;

const ADDRESS = "/api/trpc";

/** The API as one tenant's people call it; without a tenant, what anybody or any user may ask. */
export function createApi(societeId?: string): Api {
  const tenant = societeId === undefined ? {} : { "x-societe": societeId };
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ type }) => type === "subscription",
        true: httpSubscriptionLink({ url: ADDRESS, connectionParams: tenant }),
        false: httpBatchLink({
          url: ADDRESS,
          maxItems: MOST_CALLS,
          maxURLLength: LONGEST_ADDRESS,
          headers: tenant,
          fetch: (input, init) => watchedFetch(input, init as RequestInit),
        }),
      }),
    ],
  });
}

/**
 * Writes that lose nothing when they are sent twice, for they carry the revision that was read: their sender goes on by itself after an answer that was lost.
 * Any other is told as unanswered, for it may have been done: a second draft, or an invitation whose password was never seen.
 */
const SENT_AGAIN = [
  ["payroll", "savePiece"],
  ["payroll", "savePieces"],
] as const;

/** What was read of one tenant. A refusal is final: asking again would be refused again; a server that was not reached is asked again. */
export function createQueries(onSignedOut: () => void): QueryClient {
  const onError = (thrown: unknown): void => {
    if (isSignedOut(thrown)) onSignedOut();
  };
  const queries = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { staleTime: 10_000, retry: (count, thrown) => isUnreached(thrown) && count < 5 },
    },
  });
  for (const path of SENT_AGAIN)
    queries.setMutationDefaults([path], {
      retry: (count, thrown) => isUnreached(thrown) && count < 1000,
      retryDelay: 1000,
    });
  return queries;
}
