import { useRouter } from "@tanstack/react-router";
import { useCallback } from "react";

/** Asks again who one is and what one may do: known above all pages, it outlives what a page reads. */
export function useRefreshMe(): () => Promise<void> {
  const router = useRouter();
  return useCallback(async () => {
    await router.options.context.queries.invalidateQueries({ queryKey: ["me"] });
    await router.invalidate();
  }, [router]);
}
