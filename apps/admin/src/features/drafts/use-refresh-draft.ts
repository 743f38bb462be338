import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTRPC } from "../../api/trpc.ts";

/** Reads again all that follows from a draft: itself, what is said of it, the inbox, the releases and the rules shown with it. */
export function useRefreshDraft(): () => void {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return useCallback(() => {
    const { readDraft, compareDraft, checkDraft, listEssais, listDrafts, listReleases } = trpc.rules;
    for (const one of [readDraft, compareDraft, checkDraft, listEssais, listDrafts, listReleases])
      void queries.invalidateQueries(one.pathFilter());
    void queries.invalidateQueries({ queryKey: ["stack"] });
  }, [queries, trpc]);
}
