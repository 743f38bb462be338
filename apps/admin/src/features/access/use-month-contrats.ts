import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import { useSociete, type Answers } from "../../api/session.tsx";
import { useTRPC } from "../../api/trpc.ts";
import { textIn } from "./journal-words.ts";

type Entry = Answers["access"]["listJournal"]["entries"][number];

/** Whose contract a month of the journal is of, by the month's id: an entry says its period alone. */
export function useMonthContrats(entries: readonly Entry[]): ReadonlyMap<string, string> {
  const trpc = useTRPC();
  const isCompany = useSociete().kind === "company";
  const periods = useMemo(() => (isCompany ? periodsOf(entries) : []), [entries, isCompany]);
  const answers = useQueries({
    queries: periods.map((period) => trpc.payroll.listMonths.queryOptions({ period }, { staleTime: 60_000 })),
  });
  return new Map(
    answers.flatMap(({ data = [] }) => data.map(({ id, contratId }) => [id, contratId] as const)),
  );
}

function periodsOf(entries: readonly Entry[]): readonly string[] {
  const said = entries.filter(({ action }) => action.startsWith("mois."));
  return [...new Set(said.flatMap(({ data }) => textIn(data, "period") ?? []))];
}
