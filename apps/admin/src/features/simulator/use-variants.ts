import type { Result } from "@bareme/kernel";
import { useQueries, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { createApi } from "../../api/client.ts";
import { useMe, useSociete, type Membership } from "../../api/session.tsx";
import type { Simulated } from "../../core/simulation/simulated.ts";
import type { Supposed } from "../../core/simulation/supposed.ts";
import type { StackTexts } from "../../core/stack-texts.ts";
import { rulesCore } from "../../core/use-core.ts";
import { markOf } from "../../core/mark-of.ts";
import { stackQuery } from "../../core/use-stack.ts";
import type { Variant } from "./state.ts";
import { variantOf } from "./supposed-of.ts";
import { textsOf } from "./use-own-texts.ts";
import type { Shown } from "./use-simulation.ts";

/** A variant simulated: its rules, what is supposed under them, and what comes of it. */
export interface VariantRun {
  readonly texts: StackTexts;
  readonly supposed: Supposed;
  readonly result: Result<Simulated>;
}

/** The companies that the user may simulate besides this one. */
export function useOtherCompanies(): readonly Membership[] {
  const { societeId } = useSociete();
  const { memberships } = useMe();
  return useMemo(
    () => memberships.filter((one) => one.kind === "company" && one.societeId !== societeId),
    [memberships, societeId],
  );
}

/** The same months under each variant. Another company's rules are asked as its own people ask them. */
export function useVariants(
  { texts, supposed }: Shown,
  variants: readonly Variant[],
): readonly (VariantRun | "unread" | undefined)[] {
  const queries = useQueryClient();
  const others = useOtherCompanies();
  const stackOf = async (slug: string | null): Promise<StackTexts> => {
    if (slug === null) return texts;
    const societe = others.find((one) => one.slug === slug);
    if (societe === undefined) throw new Error(`no role in ${slug}`);
    const api = createApi(societe.societeId);
    const { layers } = await queries.fetchQuery(stackQuery({ api, queries, societe }));
    return textsOf(layers);
  };
  const runs = useQueries({
    queries: variants.map((variant) => ({
      // What a column is called changes none of its amounts.
      queryKey: ["variant", markOf(texts), supposed, variant.societe, variant.options],
      networkMode: "always" as const,
      staleTime: Infinity,
      gcTime: 30_000,
      retry: false,
      queryFn: async (): Promise<VariantRun> => {
        const own = await stackOf(variant.societe);
        const changed = variantOf(supposed, variant);
        const result: Result<Simulated> = await rulesCore().simulateMonths(
          own,
          changed,
          variant.societe === null ? undefined : texts,
        );
        return { texts: own, supposed: changed, result };
      },
    })),
  });
  return runs.map(({ data, isError }) => (isError ? "unread" : data));
}
