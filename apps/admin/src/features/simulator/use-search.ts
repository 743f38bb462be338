import type { Problem } from "@bareme/kernel";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Remote } from "comlink";
import { useState } from "react";
import { problemsOf } from "../../api/problems.ts";
import type { Core } from "../../core/core.worker.ts";
import type { OnStep } from "../../core/simulation/search.ts";
import { runSearch } from "../../core/simulation/use-search-core.ts";

/** A long search as the page shows it. */
export interface Search<T> {
  readonly found: T | undefined;
  readonly isRunning: boolean;
  /** Somebody ended it before it found anything. */
  readonly isStopped: boolean;
  /** Why it failed: that is no answer, and nobody ended it. */
  readonly problems: readonly Problem[];
  readonly progress: { readonly done: number; readonly most: number } | null;
  readonly stop: () => void;
  readonly start: () => void;
}

/** Searches while it is wanted, in a thread of its own; another question ends the one before. */
export function useSearch<T>({
  key,
  wanted,
  search,
}: {
  readonly key: readonly unknown[];
  readonly wanted: boolean;
  readonly search: (core: Remote<Core>, onStep: OnStep) => Promise<T>;
}): Search<T> {
  const queries = useQueryClient();
  const [progress, setProgress] = useState<Search<T>["progress"]>(null);
  const queryKey = ["search", ...key];
  const query = useQuery({
    queryKey,
    enabled: wanted,
    // Nothing is asked of the server.
    networkMode: "always",
    staleTime: Infinity,
    gcTime: 120_000,
    retry: false,
    refetchOnWindowFocus: false,
    queryFn: ({ signal }) => {
      setProgress(null);
      return runSearch(signal, (done, most) => setProgress({ done, most }), search);
    },
  });
  return {
    found: query.data,
    isRunning: query.isFetching,
    isStopped: wanted && query.data === undefined && !query.isFetching && query.error === null,
    problems: query.error === null || query.isFetching ? [] : problemsOf(query.error),
    progress,
    stop: () => void queries.cancelQueries({ queryKey }),
    start: () => void query.refetch(),
  };
}
