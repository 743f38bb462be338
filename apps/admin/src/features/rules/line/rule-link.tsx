import { getRouteApi } from "@tanstack/react-router";
import { AnchorLink } from "../../../parts/links.tsx";
import type { Name } from "../../../core/names.ts";
import type { Genre } from "../../../rule-text/genres.ts";

const page = getRouteApi("/$societe/regles/$genre/$id");

/** The way to another rule, in the same draft. What has no page of its own is only named. */
export function RuleLink({
  rule: { id, label, genre },
}: {
  readonly rule: Pick<Name, "id" | "label"> & { readonly genre: Genre | null };
}) {
  const { societe } = page.useParams();
  const { brouillon } = page.useSearch();
  if (genre === null) return <span>{label}</span>;
  return (
    <AnchorLink
      to="/$societe/regles/$genre/$id"
      params={{ societe, genre, id: id.replace(/^opening\./, "") }}
      search={brouillon === undefined ? {} : { brouillon }}
    >
      {label}
    </AnchorLink>
  );
}
