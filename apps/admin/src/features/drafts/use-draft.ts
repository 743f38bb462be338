import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTRPC } from "../../api/trpc.ts";
import { useDraftWatch } from "../../draft-text/use-draft-watch.ts";
import type { ReadDraft } from "./answers.ts";
import { useRefreshDraft } from "./use-refresh-draft.ts";

/** A draft as it is now: what others change of it shows within a second or two. Suspends until it is read. */
export function useDraft(draftId: string): ReadDraft {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const refresh = useRefreshDraft();
  const { data } = useSuspenseQuery(trpc.rules.readDraft.queryOptions({ draftId }));
  useDraftWatch(draftId, () => {
    void queries.invalidateQueries(trpc.rules.readDraft.queryFilter({ draftId }));
  });
  const mark = `${data.draft.revision} ${data.draft.status} ${data.opinions.length}`;
  const known = useRef(mark);
  useEffect(() => {
    if (known.current === mark) return;
    known.current = mark;
    refresh();
  }, [mark, refresh]);
  return data;
}
