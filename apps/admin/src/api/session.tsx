import type { AppRouter } from "@bareme/api";
import { QueryClientProvider, useSuspenseQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { createContext, use, useMemo, type ReactNode } from "react";
import { createApi, createQueries } from "./client.ts";
import { TRPCProvider, useTRPC } from "./trpc.ts";

/** What each procedure answers, by its path. */
export type Answers = inferRouterOutputs<AppRouter>;

export type Me = Answers["access"]["whoAmI"];
export type Membership = Me["memberships"][number];
export type Role = Membership["roles"][number];

/** Who is signed in. Suspends until it is known. */
export function useMe(): Me {
  const trpc = useTRPC();
  return useSuspenseQuery(trpc.access.whoAmI.queryOptions({})).data;
}

const SocieteContext = createContext<Membership | null>(null);

/** The company, or the publisher, that the address names, with the roles that the user has there. */
export function useSociete(): Membership {
  const societe = use(SocieteContext);
  if (societe === null) throw new Error("useSociete is called outside of a company's pages");
  return societe;
}

const ROLES_OF = {
  pay: ["payroll", "administrator"],
  write: ["author", "administrator"],
  approve: ["approver", "administrator"],
  administer: ["administrator"],
} as const satisfies Record<string, readonly Role[]>;

/** Whether a button is worth showing; the server decides. */
export function useMay(right: keyof typeof ROLES_OF): boolean {
  const { roles } = useSociete();
  return ROLES_OF[right].some((role) => roles.includes(role));
}

/** Everything below asks the API for one tenant, and shares nothing read with another. */
export function SocieteProvider({
  societe,
  onSignedOut,
  children,
}: {
  readonly societe: Membership;
  readonly onSignedOut: () => void;
  readonly children: ReactNode;
}) {
  const { societeId } = societe;
  const client = useMemo(() => createApi(societeId), [societeId]);
  // The tenant alone makes another memory: what was read of one is never shown of another.
  const queries = useMemo(() => createQueries(onSignedOut), [societeId]);
  return (
    <SocieteContext value={societe}>
      <QueryClientProvider client={queries}>
        <TRPCProvider queryClient={queries} trpcClient={client}>
          {children}
        </TRPCProvider>
      </QueryClientProvider>
    </SocieteContext>
  );
}
