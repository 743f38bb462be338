import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useSociete } from "../api/session.tsx";
import { useTRPC } from "../api/trpc.ts";

/** Whose contract it is, by the contract's id; « … » until people are read. */
export function useContractNames(): (contratId: string) => string {
  const trpc = useTRPC();
  const enabled = useSociete().kind === "company";
  const contrats = useQuery(trpc.payroll.listContrats.queryOptions({}, { enabled, staleTime: 60_000 }));
  const portes = useQuery(trpc.payroll.listPortes.queryOptions({}, { enabled, staleTime: 60_000 }));
  return useMemo(() => {
    const people = new Map((portes.data ?? []).map(({ id, nom, prenom }) => [id, `${prenom} ${nom}`]));
    const names = new Map((contrats.data ?? []).map(({ id, porteId }) => [id, people.get(porteId) ?? "…"]));
    return (contratId) => names.get(contratId) ?? "…";
  }, [contrats.data, portes.data]);
}
