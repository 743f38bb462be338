import { Code, Stack, Title } from "@mantine/core";
import { useSociete } from "../../api/session.tsx";
import { placeOfFile } from "../../core/stack-texts.ts";
import { useTypedStack } from "../../draft-text/draft-texts-context.ts";
import { useTypedChecked } from "../../draft-text/use-typed-checked.ts";
import { ButtonLink } from "../../parts/links.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import type { GenreKey } from "../../rule-text/genres.ts";
import { rangeAt } from "../../rule-text/places.ts";
import { findStatement } from "../../rule-text/statements.ts";
import { themeName } from "../../rule-text/theme-name.ts";
import { layerName } from "./layer-names.ts";
import { MissingRule } from "./missing-rule.tsx";

/** A rule that has no editor of its own: as its file writes it, with the way there. */
export function StatementView({ genre, id }: { readonly genre: GenreKey; readonly id: string }) {
  const { slug } = useSociete();
  const stack = useTypedStack();
  const { layers } = useTypedChecked();
  const found = layers
    .flatMap((layer) => layer[genre].map(({ statement, at }) => ({ statement, at })))
    .find(({ statement }) => statement.id === id);
  if (found === undefined) return <MissingRule id={id} />;
  const { ruleSet, path } = placeOfFile(found.at.file);
  const text = stack.layers.find((layer) => layer.ruleSet === ruleSet)?.files[path] ?? "";
  const place = findStatement(text, genre, id);
  const range = place === undefined ? undefined : rangeAt(text, place);
  const draftId = stack.draft?.draft.id;
  return (
    <>
      <PageHead
        title={found.statement.label}
        says={`${layerName(ruleSet)} · ${themeName(path)}`}
        actions={
          <ButtonLink
            to="/$societe/regles/fichier"
            params={{ societe: slug }}
            search={{
              ...(draftId !== undefined && { brouillon: draftId }),
              regles: ruleSet,
              chemin: path,
              ligne: String(found.at.line),
            }}
            variant="default"
            size="xs"
          >
            Texte du fichier
          </ButtonLink>
        }
      />
      <Stack gap="xs">
        <Title order={2} size="h4">
          Comme elle est écrite
        </Title>
        <Code block>{range === undefined ? "" : text.slice(range.from, range.to)}</Code>
      </Stack>
    </>
  );
}
