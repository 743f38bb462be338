import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useSociete } from "../api/session.tsx";
import { useTRPCClient } from "../api/trpc.ts";
import { stackQuery } from "../core/use-stack.ts";
import { ruleSetWords } from "../format/rule-set.ts";
import { nodeAt, readRuleDocument } from "./rule-document.ts";
import { plainOf } from "./yaml-tree.ts";

/** Rule sets by the labels of their manifests, with a draft over them when one is named; until those are read, by their names. */
export function useRuleSetWords(draftId?: string): (ruleSet: string) => string {
  const api = useTRPCClient();
  const queries = useQueryClient();
  const societe = useSociete();
  const { data } = useQuery({ ...stackQuery({ api, queries, societe }, draftId), select: labelsOf });
  return useCallback((ruleSet) => ruleSetWords(ruleSet, data?.get(ruleSet)), [data]);
}

function labelsOf({
  layers,
}: {
  readonly layers: readonly {
    readonly ruleSet: string;
    readonly files: Readonly<Record<string, string>>;
  }[];
}): ReadonlyMap<string, string> {
  return new Map(
    layers.flatMap(({ ruleSet, files }) => {
      const node = nodeAt(readRuleDocument(files["manifest.yaml"] ?? ""), ["label"]);
      const label = node === undefined ? undefined : plainOf(node);
      return typeof label === "string" && label !== "" ? [[ruleSet, label] as const] : [];
    }),
  );
}
