import { useQuery } from "@tanstack/react-query";
import { useRouteContext } from "@tanstack/react-router";
import { useCallback } from "react";
import { useTRPC } from "../api/trpc.ts";

/** Who stands behind an identifier: « vous », a colleague by name, or the publisher, whose people a company does not know. */
export function usePersonNames(): (id: string) => string {
  const trpc = useTRPC();
  const { me } = useRouteContext({ from: "/$societe" });
  const { data } = useQuery(trpc.access.listColleagues.queryOptions({}, { staleTime: 60_000 }));
  return useCallback(
    (id) => {
      if (id === me.utilisateurId) return "vous";
      if (data === undefined) return "…";
      return data.find((one) => one.id === id)?.nom ?? "l'éditeur";
    },
    [data, me.utilisateurId],
  );
}
