import { queryOptions, useQueryClient, useSuspenseQuery, type QueryClient } from "@tanstack/react-query";
import type { Api } from "../api/client.ts";
import { useSociete, type Answers, type Membership } from "../api/session.tsx";
import { useTRPCClient } from "../api/trpc.ts";
import type { Checked } from "./checked.ts";
import { markOf } from "./mark-of.ts";
import { rulesCore } from "./use-core.ts";
import type { StackTexts } from "./stack-texts.ts";

type ReleaseHead = Answers["rules"]["listReleases"][number];

/** A layer of the tenant's stack: its last release, and what a draft makes of its texts. */
export interface StackLayer {
  readonly ruleSet: string;
  /** Null for rules that were never published. */
  readonly release: ReleaseHead | null;
  readonly published: Readonly<Record<string, string>>;
  /** The same with the draft's texts over them; equal without a draft. */
  readonly files: Readonly<Record<string, string>>;
}

export interface OwnStack {
  /** Lowest first: law, convention, and a company's own. */
  readonly layers: readonly StackLayer[];
  readonly draft: Answers["rules"]["readDraft"] | null;
}

const ORDER = ["law", "convention", "company"];

/** The rules that the tenant reads, with a draft's texts over them when one is named. Suspends until they are read. */
export function useStack(draftId?: string): OwnStack {
  const api = useTRPCClient();
  const queries = useQueryClient();
  const societe = useSociete();
  const { data } = useSuspenseQuery(stackQuery({ api, queries, societe }, draftId));
  return data;
}

interface Asking {
  readonly api: Api;
  readonly queries: QueryClient;
  readonly societe: Pick<Membership, "slug" | "kind">;
}

export function stackQuery(asking: Asking, draftId?: string) {
  return queryOptions({
    queryKey: ["stack", asking.societe.slug, draftId ?? "published"],
    queryFn: () => readStack(asking, draftId),
    staleTime: 10_000,
  });
}

async function readStack({ api, queries, societe }: Asking, draftId?: string): Promise<OwnStack> {
  const [heads, draft] = await Promise.all([
    api.rules.listReleases.query({}),
    draftId === undefined ? null : api.rules.readDraft.query({ draftId }),
  ]);
  const own = societe.kind === "company" ? [`company/${societe.slug}`] : [];
  const named = new Set([
    ...heads.map(({ ruleSet }) => ruleSet),
    ...(draft?.texts ?? []).map(({ ruleSet }) => ruleSet),
    ...own,
  ]);
  const layers = await Promise.all(
    [...named].toSorted(inLayers).map(async (ruleSet) => {
      // Newest first.
      const release = heads.find((head) => head.ruleSet === ruleSet) ?? null;
      const published = release === null ? {} : await filesOf(api, queries, release);
      const texts = (draft?.texts ?? []).filter((text) => text.ruleSet === ruleSet);
      return { ruleSet, release, published, files: withTexts(published, texts) };
    }),
  );
  return { layers, draft };
}

/** A release never changes: its texts are asked once. */
async function filesOf(
  api: Api,
  queries: QueryClient,
  { ruleSet, number, hash }: ReleaseHead,
): Promise<Readonly<Record<string, string>>> {
  const { files } = await queries.fetchQuery({
    queryKey: ["release", ruleSet, number, hash],
    queryFn: () => api.rules.readRelease.query({ ruleSet, number }),
    staleTime: Infinity,
  });
  return files;
}

function withTexts(
  published: Readonly<Record<string, string>>,
  texts: readonly { readonly path: string; readonly text: string | null }[],
): Readonly<Record<string, string>> {
  const files = new Map(Object.entries(published));
  for (const { path, text } of texts) {
    if (text === null) files.delete(path);
    else files.set(path, text);
  }
  return Object.fromEntries(files);
}

function inLayers(left: string, right: string): number {
  const rankOf = (ruleSet: string): number => ORDER.indexOf(ruleSet.split("/")[0] ?? "");
  return rankOf(left) - rankOf(right) || (left < right ? -1 : 1);
}

/** The same, read and checked by the core: its statements, and everything wrong with it. Suspends. */
export function useChecked({ layers }: OwnStack): Checked {
  const texts: StackTexts = layers.map(({ ruleSet, files }) => ({ ruleSet, files }));
  const { data } = useSuspenseQuery({
    queryKey: ["checked", texts],
    queryFn: () => rulesCore().check(texts),
    staleTime: Infinity,
    gcTime: 60_000,
    // Whole texts are too long a key.
    queryKeyHashFn: () => `checked ${markOf(texts)}`,
  });
  return data;
}
