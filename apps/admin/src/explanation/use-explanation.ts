import type { Explanation } from "@bareme/engine";
import { useQuery } from "@tanstack/react-query";
import { useSociete } from "../api/session.tsx";
import { useTRPCClient } from "../api/trpc.ts";
import type { ExplainAsked } from "./explain-context.tsx";

/** What an explanation is remembered by: of a simulation, all that it was computed from, which its name does not say. */
export function explanationKey(asked: ExplainAsked, slug: string, amount: string): readonly string[] {
  const source = asked.kind === "month" ? [asked.contratId, asked.period] : [asked.key];
  return ["explanation", slug, asked.kind, ...source, amount];
}

/** What is explained: the amount that was asked, or one that it was led to, of the same month or simulation. */
export function useExplanation(asked: ExplainAsked, amount: string, enabled: boolean) {
  const api = useTRPCClient();
  const { slug } = useSociete();
  return useQuery({
    queryKey: explanationKey(asked, slug, amount),
    enabled,
    // A month that is computed again explains itself anew; a simulation's key is all that it was computed from.
    staleTime: 5000,
    queryFn: async (): Promise<Explanation | null> => {
      if (asked.kind === "simulation") return (await asked.load(amount)) ?? null;
      const { contratId, period } = asked;
      return api.payroll.explainAmount.query({ contratId, period, amount });
    },
  });
}

/** What asks for this very amount again. */
export function amountOf({ id, item }: Pick<Explanation, "id" | "item">): string {
  return item === undefined ? id : `${id}[${item}]`;
}

/** The first explanation in the tree that tells the whole of an amount: where it comes again, it is only named. */
export function findWhole(tree: Explanation, amount: string): Explanation | null {
  if (amountOf(tree) === amount && tree.seen === undefined) return tree;
  for (const input of tree.inputs) {
    const found = findWhole(input, amount);
    if (found !== null) return found;
  }
  return null;
}
