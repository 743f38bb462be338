import type { AppRouter } from "@bareme/api";
import { createTRPCContext } from "@trpc/tanstack-react-query";

/** `useTRPC` makes the options of TanStack Query's hooks; `useTRPCClient` is the client itself, for subscriptions. */
export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();
