import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../api/trpc.ts";

/** Names those who write: a person of the tenant by name, anybody else as the publisher's. */
export function useNameOf(): (utilisateurId: string) => string {
  const trpc = useTRPC();
  const { data = [] } = useQuery(trpc.access.listColleagues.queryOptions({}));
  return (utilisateurId) => data.find(({ id }) => id === utilisateurId)?.nom ?? "Une autre personne";
}
