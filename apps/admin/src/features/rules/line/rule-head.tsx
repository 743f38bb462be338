import { useSociete } from "../../../api/session.tsx";
import { ButtonLink } from "../../../parts/links.tsx";
import { PageHead } from "../../../parts/page-head.tsx";
import { themeName } from "../../../rule-text/theme-name.ts";
import type { Found, ListKey, OwnRules } from "../../../rule-text/use-statement.ts";
import { layerName } from "../layer-names.ts";

/** The title of a rule's page: its name, what it is, the layer that says it, and the way to its text. */
export function RuleHead({
  what,
  label,
  found: { layer, path, line },
  rules: { stack },
}: {
  readonly what: string;
  readonly label: string;
  readonly found: Pick<Found<ListKey>, "layer" | "path" | "line">;
  readonly rules: Pick<OwnRules, "stack">;
}) {
  const { slug } = useSociete();
  const { ruleSet } = layer.manifest;
  const draft = stack.draft?.draft.id;
  return (
    <PageHead
      title={label}
      says={`${what} · ${layerName(ruleSet)}, ${layer.manifest.label} · ${themeName(path)}`}
      actions={
        <ButtonLink
          to="/$societe/regles/fichier"
          params={{ societe: slug }}
          search={{
            ...(draft !== undefined && { brouillon: draft }),
            regles: ruleSet,
            chemin: path,
            ligne: String(line),
          }}
          variant="default"
          size="xs"
        >
          Texte du fichier
        </ButtonLink>
      }
    />
  );
}
