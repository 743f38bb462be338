import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../../api/trpc.ts";

/** What the people of the company are called, by their identifier. */
export function useNames(): (utilisateurId: string) => string {
  const trpc = useTRPC();
  const { data = [] } = useQuery(trpc.access.listColleagues.queryOptions({}));
  const names = new Map(data.map(({ id, nom }) => [id, nom]));
  return (id) => names.get(id) ?? "un utilisateur";
}
