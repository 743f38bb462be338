import type { Problem, Result } from "@bareme/kernel";
import { useQuery } from "@tanstack/react-query";
import { proxy } from "comlink";
import { useRef, useState } from "react";
import { problemsOf } from "../../api/problems.ts";
import type { CurveRange } from "../../core/simulation/curve-places.ts";
import type { DrawnCurve } from "../../core/simulation/draw-curve.ts";
import type { Supposed } from "../../core/simulation/supposed.ts";
import { runSearch } from "../../core/simulation/use-search-core.ts";
import type { StackTexts } from "../../core/stack-texts.ts";
import { markOf } from "../../core/mark-of.ts";

/** A curve as far as it is drawn. */
export interface CurveDrawing {
  readonly drawn: Result<DrawnCurve> | undefined;
  readonly isRunning: boolean;
  /** Why the drawing failed. */
  readonly problems: readonly Problem[];
  readonly stop: () => void;
  /** Goes on from where it was stopped. */
  readonly start: () => void;
}

/** Draws in a thread of its own while it is wanted, and shows what is drawn so far; another question ends the one before. */
export function useCurve({
  texts,
  supposed,
  range,
  wanted,
}: {
  readonly texts: StackTexts;
  readonly supposed: Supposed;
  readonly range: CurveRange;
  readonly wanted: boolean;
}): CurveDrawing {
  const key = JSON.stringify([markOf(texts), supposed, range]);
  const [part, setPart] = useState<{ readonly key: string; readonly curve: DrawnCurve } | null>(null);
  const isStopped = useRef(false);
  const query = useQuery<Result<DrawnCurve>>({
    queryKey: ["search", "curve", key],
    enabled: wanted,
    // Nothing is asked of the server.
    networkMode: "always",
    staleTime: Infinity,
    gcTime: 120_000,
    retry: false,
    refetchOnWindowFocus: false,
    queryFn: ({ signal }) => {
      isStopped.current = false;
      const onDrawn = proxy((curve: DrawnCurve): boolean => {
        if (signal.aborted) return false;
        setPart({ key, curve });
        return !isStopped.current;
      });
      return runSearch(signal, NOT_TOLD, async (core) => core.searchCurve(texts, supposed, range, onDrawn));
    },
  });
  const shown = part?.key === key ? { ok: true as const, value: part.curve } : undefined;
  return {
    drawn: query.isFetching ? (shown ?? query.data) : query.data,
    isRunning: query.isFetching,
    problems: query.error === null || query.isFetching ? [] : problemsOf(query.error),
    stop: () => void (isStopped.current = true),
    start: () => void query.refetch(),
  };
}

/** It tells itself what it draws. */
function NOT_TOLD(): void {}
