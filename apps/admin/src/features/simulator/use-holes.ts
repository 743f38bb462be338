import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import type { ExplainedHole } from "../../core/simulation/leap-origins.ts";
import { rulesCore } from "../../core/use-core.ts";
import { markOf } from "../../core/mark-of.ts";
import type { Shown } from "./use-simulation.ts";

/** Longer than the pause between two keystrokes: what is behind a hole takes as long as many evaluations. */
const PAUSE_MS = 300;
const NONE: readonly ExplainedHole[] = [];

/** The law behind the holes of simulated months, once their amounts have stood for a moment. */
export function useHoles({ texts, supposed }: Shown, wanted: boolean): readonly ExplainedHole[] {
  const mark = markOf(texts);
  const asked = JSON.stringify([mark, supposed]);
  const [stood] = useDebouncedValue(asked, PAUSE_MS);
  const { data } = useQuery({
    queryKey: ["holes", asked],
    queryFn: async () => rulesCore().explainHoles(texts, supposed),
    enabled: wanted && stood === asked,
    networkMode: "always",
    staleTime: Infinity,
    gcTime: 30_000,
  });
  return data ?? NONE;
}
