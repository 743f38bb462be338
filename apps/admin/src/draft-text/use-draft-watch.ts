import { useEffect, useRef } from "react";
import { useTRPCClient } from "../api/trpc.ts";

const AGAIN_MS = 3000;

/**
 * Follows a draft: `onChange` is called at each change of anybody, until it ends. A watch that breaks begins again. A page out of sight does not watch, for a
 * browser has few connections for all its tabs; back in sight it reads what it missed.
 */
export function useDraftWatch(draftId: string | undefined, onChange: () => void): void {
  const api = useTRPCClient();
  const changed = useRef(onChange);
  changed.current = onChange;
  useEffect(() => {
    if (draftId === undefined) return undefined;
    let again: ReturnType<typeof setTimeout> | undefined;
    let watch: { readonly unsubscribe: () => void } | undefined;
    const begin = (): void => {
      watch = api.rules.watchDraft.subscribe(
        { draftId },
        {
          onData: () => changed.current(),
          onError: () => {
            watch?.unsubscribe();
            again = setTimeout(begin, AGAIN_MS);
          },
        },
      );
    };
    const end = (): void => {
      clearTimeout(again);
      watch?.unsubscribe();
    };
    const look = (): void => {
      end();
      if (document.hidden) return;
      begin();
      changed.current();
    };
    if (!document.hidden) begin();
    document.addEventListener("visibilitychange", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      end();
    };
  }, [api, draftId]);
}
