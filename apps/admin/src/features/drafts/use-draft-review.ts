import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Problem } from "@bareme/kernel";
import { problemsOf } from "../../api/problems.ts";
import { useSociete, type Answers } from "../../api/session.tsx";
import { useTRPC, useTRPCClient } from "../../api/trpc.ts";
import type {
  DraftCheck,
  Essai,
  ImpactCounts,
  MonthsImpact,
  ReadDraft,
  ScenarioRuns,
  Unprotected,
} from "./answers.ts";
import { useKeptRun, type KeptRun } from "./use-kept-run.ts";

/** An answer of the server about the draft as it is now. */
type Asked<T> =
  | { readonly state: "running" }
  | { readonly state: "refused"; readonly problems: readonly Problem[]; readonly again: Again }
  | { readonly state: "known"; readonly value: T; readonly again: Again };

/** Asking once more, and whether that is under way. */
interface Again {
  readonly ask: () => void;
  readonly busy: boolean;
}

/** All that the page « Peut-on publier ? » knows of a draft. */
export interface DraftReview {
  readonly read: ReadDraft;
  readonly compared: Asked<Answers["rules"]["compareDraft"]>;
  readonly check: Asked<DraftCheck>;
  readonly essais: readonly Essai[];
  readonly scenarios: KeptRun<ScenarioRuns>;
  readonly months: KeptRun<MonthsImpact>;
  readonly counts: KeptRun<ImpactCounts>;
  readonly unprotected: KeptRun<Unprotected>;
}

/** The most moved months that the server tells in full. */
const MOST_MONTHS = 1000;

export function useDraftReview(read: ReadDraft): DraftReview {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const { slug } = useSociete();
  const { id: draftId, revision, status } = read.draft;
  const enabled = status !== "published" && status !== "abandoned";
  const input = { draftId };
  const compared = useQuery(trpc.rules.compareDraft.queryOptions(input, { enabled }));
  const check = useQuery(trpc.rules.checkDraft.queryOptions(input, { enabled }));
  const essais = useQuery(trpc.rules.listEssais.queryOptions(input));
  const nameOf = (run: string): string => `${slug} ${run}`;
  const scenarios = useKeptRun<typeof input, ScenarioRuns>(nameOf("scenarios"), input, (asked, handlers) =>
    client.rules.runScenarios.subscribe(asked, handlers),
  );
  const months = useKeptRun<typeof input & { readonly most: number }, MonthsImpact>(
    nameOf("bulletins"),
    { ...input, most: MOST_MONTHS },
    (asked, handlers) => client.rules.impactOnMonths.subscribe(asked, handlers),
  );
  const counts = useKeptRun<typeof input, ImpactCounts>(nameOf("nombres"), input, (asked, handlers) =>
    client.rules.impactCounts.subscribe(asked, handlers),
  );
  const unprotected = useKeptRun<typeof input, Unprotected>(nameOf("valeurs"), input, (asked, handlers) =>
    client.rules.findUnprotected.subscribe(asked, handlers),
  );
  const ended = scenarios.following.state;
  useEffect(() => {
    if (ended === "done") void queries.invalidateQueries(trpc.rules.listEssais.pathFilter());
  }, [ended, queries, trpc]);
  return {
    read,
    compared: askedOf(compared, revision),
    check: askedOf(check, revision),
    essais: essais.data ?? [],
    scenarios,
    months,
    counts,
    unprotected,
  };
}

interface Answered<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly isFetching: boolean;
  readonly refetch: () => Promise<unknown>;
}

/** An answer about an older revision is no answer: the new one is under way. */
function askedOf<T extends { readonly revision: number }>(
  { data, error, isFetching, refetch }: Answered<T>,
  revision: number,
): Asked<T> {
  const again = { ask: () => void refetch(), busy: isFetching };
  if (data?.revision === revision && error === null) return { state: "known", value: data, again };
  if (isFetching) return { state: "running" };
  if (error !== null && error !== undefined) return { state: "refused", problems: problemsOf(error), again };
  return { state: "running" };
}
