import { useNavigate, useSearch } from "@tanstack/react-router";
import { useSociete } from "../../api/session.tsx";
import type { Goal } from "./entries.ts";

/** Goes where an entry leads, within the draft that one is in. */
export function useGoal(): (goal: Exclude<Goal, { readonly kind: "article" }>) => void {
  const navigate = useNavigate();
  const { slug: societe } = useSociete();
  const { brouillon } = useSearch({ strict: false });
  const draft = brouillon === undefined ? {} : { brouillon };
  return (goal) => {
    if (goal.kind === "page") return void navigate({ to: goal.to, params: { societe } });
    if (goal.kind === "rule") {
      const { genre, id } = goal;
      return void navigate({
        to: "/$societe/regles/$genre/$id",
        params: { societe, genre, id },
        search: draft,
      });
    }
    if (goal.kind === "scenario") {
      const { ruleSet, path, line } = goal;
      const search = { regles: ruleSet, chemin: path, ligne: String(line), ...draft };
      return void navigate({ to: "/$societe/regles/fichier", params: { societe }, search });
    }
    const { contratId } = goal;
    if (contratId === null) return void navigate({ to: "/$societe/portes", params: { societe } });
    void navigate({ to: "/$societe/contrats/$contrat", params: { societe, contrat: contratId } });
  };
}
