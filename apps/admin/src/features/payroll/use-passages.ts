import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTRPC, useTRPCClient } from "../../api/trpc.ts";
import type { PassageState, Step } from "./words.ts";

/** The passages of a period, and the one that is at work, followed from its start or from wherever it is. */
export interface PassagesOfPeriod {
  /** The last one of each step. */
  readonly last: Readonly<Partial<Record<Step, PassageState>>>;
  readonly newest: PassageState | undefined;
  readonly running: PassageState | undefined;
}

/** Another person may have asked for one: the list is read again from time to time, and what is found at work is followed. */
export function usePassages(period: string): PassagesOfPeriod {
  const trpc = useTRPC();
  const { data: all } = useSuspenseQuery(
    trpc.payroll.listPassages.queryOptions({}, { refetchInterval: 5000 }),
  );
  const own = all.filter((one) => one.period === period);
  const unfinished = own.find(({ finished }) => !finished);
  const followed = useWatched(unfinished?.id);
  const last: Partial<Record<Step, PassageState>> = {};
  for (const one of own) last[one.step] ??= one;
  return { last, newest: own[0], running: followed ?? unfinished };
}

/** The state of a passage as the server tells it, until the list that was read again says that it is over; with it all else of the payroll is read again. */
function useWatched(passageId: string | undefined): PassageState | undefined {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [state, setState] = useState<PassageState>();
  useEffect(() => {
    if (passageId === undefined) return undefined;
    const watch = client.payroll.watchPassage.subscribe(
      { passageId },
      {
        onData: (told) => {
          setState(told);
          if (told.finished) void queries.invalidateQueries(trpc.payroll.pathFilter());
        },
        // The list, which is read again by itself, still tells how far it is.
        onError: () => setState(undefined),
      },
    );
    return () => watch.unsubscribe();
  }, [passageId, client, queries, trpc]);
  return state?.id === passageId ? state : undefined;
}
