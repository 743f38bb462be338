import { skipToken, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Following } from "../../api/use-followed.ts";
import { useFollowed } from "../../api/use-followed.ts";

/** Long work over a draft: how far it is, and what its last run found, kept while one goes to a rule and comes back. */
export interface KeptRun<T> {
  readonly following: Following<T>;
  readonly value: T | null;
  readonly run: () => void;
}

/** Follows a subscription of the API as `useFollowed` does; `name` tells the kept results of a draft apart. */
export function useKeptRun<I extends { readonly draftId: string }, T>(
  name: string,
  input: I,
  subscribe: Parameters<typeof useFollowed<I, T>>[0],
): KeptRun<T> {
  const queries = useQueryClient();
  const { following, start } = useFollowed(subscribe);
  const { draftId } = input;
  const { data } = useQuery<T>({
    queryKey: [name, draftId],
    queryFn: skipToken,
    gcTime: Infinity,
    staleTime: Infinity,
  });
  useEffect(() => {
    if (following.state === "done") queries.setQueryData<T>([name, draftId], following.value);
  }, [queries, name, draftId, following]);
  return { following, value: data ?? null, run: () => start(input) };
}
