import type { Problem } from "@bareme/kernel";
import { List, Stack, Text } from "@mantine/core";
import { useSociete } from "../api/session.tsx";
import { placeOfFile } from "../core/stack-texts.ts";
import type { OwnStack } from "../core/use-stack.ts";
import { AnchorLink } from "../parts/links.tsx";
import { genreOfKey } from "../rule-text/genres.ts";
import { statementAt } from "../rule-text/places.ts";
import { useTypedStack } from "./draft-texts-context.ts";

/** All that is wrong with the rules as they are typed; each leads to its place. */
export function ProblemPlaces({ problems }: { readonly problems: readonly Problem[] }) {
  const stack = useTypedStack();
  return (
    <List spacing="xs" listStyleType="none" size="sm">
      {problems.map((problem, index) => (
        <List.Item key={`${problem.code} ${index}`}>
          <Stack gap={0}>
            <Text size="sm">{problem.message}</Text>
            <Text size="sm" c="dimmed">
              {problem.remedy} <PlaceLinks problem={problem} stack={stack} />
            </Text>
          </Stack>
        </List.Item>
      ))}
    </List>
  );
}

function PlaceLinks({ problem: { at }, stack }: { readonly problem: Problem; readonly stack: OwnStack }) {
  const { slug } = useSociete();
  if (at === undefined) return null;
  const brouillon = stack.draft?.draft.id;
  const inDraft = brouillon === undefined ? {} : { brouillon };
  const { ruleSet, path } = placeOfFile(at.file);
  const text = stack.layers.find((layer) => layer.ruleSet === ruleSet)?.files[path] ?? "";
  const statement = statementAt(text, at);
  const genre = statement === undefined ? undefined : genreOfKey(statement.key);
  return (
    <>
      {statement !== undefined && genre !== undefined && (
        <>
          <AnchorLink
            to="/$societe/regles/$genre/$id"
            params={{ societe: slug, genre, id: statement.id }}
            search={inDraft}
            size="sm"
          >
            Ouvrir la règle
          </AnchorLink>
          {" · "}
        </>
      )}
      <AnchorLink
        to="/$societe/regles/fichier"
        params={{ societe: slug }}
        search={{ ...inDraft, regles: ruleSet, chemin: path, ligne: String(at.line) }}
        size="sm"
      >
        {path}, ligne {at.line}
      </AnchorLink>
    </>
  );
}
