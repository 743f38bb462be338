import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../../api/trpc.ts";
import type { MonthOfList } from "./words.ts";

/** Who a contract is of: told by the months of the period, or by the list of contracts for one whose month is not open. */
export function usePortes(rows: readonly MonthOfList[]): (contratId: string) => string {
  const trpc = useTRPC();
  const { data: contrats } = useQuery(trpc.payroll.listContrats.queryOptions({}, { staleTime: 60_000 }));
  const { data: portes } = useQuery(trpc.payroll.listPortes.queryOptions({}, { staleTime: 60_000 }));
  const shown = new Map(rows.map(({ contratId, porte }) => [contratId, porte]));
  const porteIds = new Map(contrats?.map(({ id, porteId }) => [id, porteId]));
  const all = new Map(portes?.map((porte) => [porte.id, porte]));
  return (contratId) => {
    const porte = shown.get(contratId) ?? all.get(porteIds.get(contratId) ?? "");
    return porte === undefined ? "Un contrat" : `${porte.prenom} ${porte.nom} (${porte.matricule})`;
  };
}
