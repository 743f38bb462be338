import { Stack, Title } from "@mantine/core";
import { useSociete } from "../../../api/session.tsx";
import { useDraftTexts } from "../../../draft-text/draft-texts-context.ts";
import { formatValue } from "../../../format/units.ts";
import { ButtonLink } from "../../../parts/links.tsx";
import { PageHead } from "../../../parts/page-head.tsx";
import { themeName } from "../../../rule-text/theme-name.ts";
import { useOwnRules, type OwnRules } from "../../../rule-text/use-statement.ts";
import { layerName } from "../layer-names.ts";
import { UsedBy } from "../line/used-by.tsx";
import { MissingRule } from "../missing-rule.tsx";
import { findParameter, type FoundParameter } from "./find-parameter.ts";
import { OverrideSection } from "./override-section.tsx";
import { useValues } from "./use-values.ts";
import { ValuesSection } from "./values-section.tsx";

/** A parameter: its values by date, where they come from, what a company sets instead, and what reads it. */
export function ParameterView({ id }: { readonly id: string }) {
  const rules = useOwnRules();
  const found = findParameter(rules.layers, rules.stack.layers, id);
  return found === undefined ? <MissingRule id={id} /> : <Found key={id} found={found} rules={rules} />;
}

function Found({ found, rules }: { readonly found: FoundParameter; readonly rules: OwnRules }) {
  const { parameter, layer, place } = found;
  const { slug, kind } = useSociete();
  const { stack } = useDraftTexts();
  const editing = useValues(place);
  const { id, label, unit = "", by } = parameter;
  const unitWord = unit === "" ? "" : unit === "EUR" ? "€" : formatValue("0", unit).slice(2);
  const draftId = stack.draft?.draft.id;
  const search = draftId === undefined ? {} : { brouillon: draftId };
  const isInherited = kind === "company" && !place.ruleSet.startsWith("company/");
  return (
    <>
      <PageHead
        title={label}
        says={
          <>
            {layerName(place.ruleSet)}, {layer.manifest.label} · {themeName(place.path)}
            {parameter.note !== undefined && ` · ${parameter.note}`}
            {by !== undefined &&
              ` · une valeur pour chaque option de « ${rules.names.get(by)?.label ?? by} »`}
          </>
        }
        actions={
          <>
            <ButtonLink
              to="/$societe/versions/historique"
              params={{ societe: slug }}
              search={{ regles: place.ruleSet, parametre: id }}
              variant="default"
              size="xs"
            >
              Historique
            </ButtonLink>
            <ButtonLink
              to="/$societe/regles/fichier"
              params={{ societe: slug }}
              search={{ ...search, regles: place.ruleSet, chemin: place.path }}
              variant="default"
              size="xs"
            >
              Texte du fichier
            </ButtonLink>
          </>
        }
      />
      <Stack gap="xl">
        <Stack gap="sm" component="section">
          <Title order={2} size="h4">
            {isInherited ? `Valeurs héritées : ${layerName(place.ruleSet).toLowerCase()}` : "Valeurs"}
          </Title>
          <ValuesSection
            caption={`Valeurs par date : ${label}`}
            editing={editing}
            unit={unit}
            unitWord={unitWord}
            isKeyed={by !== undefined}
          />
        </Stack>
        <OverrideSection found={found} unit={unit} unitWord={unitWord} />
        <UsedBy id={id} rules={rules} />
      </Stack>
    </>
  );
}
