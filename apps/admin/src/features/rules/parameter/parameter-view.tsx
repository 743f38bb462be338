import { Group, Stack, Text, Title } from "@mantine/core";
import { useSociete } from "../../../api/session.tsx";
import { useDraftTexts, useTypedStack } from "../../../draft-text/draft-texts-context.ts";
import { useTypedChecked } from "../../../draft-text/use-typed-checked.ts";
import { formatValue } from "../../../format/units.ts";
import { AnchorLink, ButtonLink } from "../../../parts/links.tsx";
import { PageHead } from "../../../parts/page-head.tsx";
import { themeName } from "../../../rule-text/theme-name.ts";
import { layerName } from "../layer-names.ts";
import { MissingRule } from "../missing-rule.tsx";
import { findParameter, type FoundParameter } from "./find-parameter.ts";
import { OverrideSection } from "./override-section.tsx";
import { usedBy } from "./used-by.ts";
import { useValues } from "./use-values.ts";
import { ValuesSection } from "./values-section.tsx";

/** A parameter: its values by date, where they come from, what a company sets instead, and what reads it. */
export function ParameterView({ id }: { readonly id: string }) {
  const { layers } = useTypedChecked();
  const stack = useTypedStack();
  const found = findParameter(layers, stack.layers, id);
  return found === undefined ? <MissingRule id={id} /> : <Found key={id} found={found} />;
}

function Found({ found }: { readonly found: FoundParameter }) {
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
            {by !== undefined && ` · une valeur pour chaque option de « ${by} »`}
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
        <Readers id={id} search={search} />
      </Stack>
    </>
  );
}

function Readers({ id, search }: { readonly id: string; readonly search: { readonly brouillon?: string } }) {
  const { slug } = useSociete();
  const { layers } = useTypedChecked();
  const readers = usedBy(layers, id);
  return (
    <Stack gap="xs" component="section">
      <Title order={2} size="h4">
        Utilisé par
      </Title>
      {readers.length === 0 ? (
        <Text size="sm" c="dimmed">
          Aucune autre règle ne lit ce paramètre.
        </Text>
      ) : (
        <Group gap="md">
          {readers.map(({ genre, id: reader, label }) => (
            <AnchorLink
              key={`${genre} ${reader}`}
              to="/$societe/regles/$genre/$id"
              params={{ societe: slug, genre, id: reader }}
              search={search}
              size="sm"
            >
              {label}
            </AnchorLink>
          ))}
        </Group>
      )}
    </Stack>
  );
}
