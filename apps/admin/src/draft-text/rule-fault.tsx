import type { Problem } from "@bareme/kernel";
import { Text } from "@mantine/core";
import { useSociete } from "../api/session.tsx";
import { placeOfFile } from "../core/stack-texts.ts";
import type { OwnStack } from "../core/use-stack.ts";
import { AnchorLink } from "../parts/links.tsx";
import { faultWords, type LabelOf } from "../rule-text/fault-words.ts";
import { genreOfKey } from "../rule-text/genres.ts";
import { statementAt } from "../rule-text/places.ts";
import { readStatement } from "../rule-text/statements.ts";

/** Something wrong with the rules in the words of the trade, with the way to the rule's page and to its line. */
export function RuleFault({
  problem,
  stack,
  labelOf,
}: {
  readonly problem: Problem;
  readonly stack: Pick<OwnStack, "layers" | "draft">;
  readonly labelOf: LabelOf;
}) {
  const { slug } = useSociete();
  const { code, at } = problem;
  const { ruleSet, path } = placeOfFile(at?.file ?? "");
  const text = stack.layers.find((layer) => layer.ruleSet === ruleSet)?.files[path] ?? "";
  const statement = at === undefined ? undefined : statementAt(text, at);
  const genre = statement === undefined ? undefined : genreOfKey(statement.key);
  // A rule that does not read yet has its label in the text alone; one that replaces or picks has that of what it speaks of.
  const typed = statement === undefined ? undefined : readStatement(text, statement.key, statement.id);
  const { message, remedy } = faultWords(
    problem,
    (id) => (id === statement?.id ? labelIn(typed) : undefined) ?? labelOf(id),
  );
  const brouillon = stack.draft?.draft.id;
  const inDraft = brouillon === undefined ? {} : { brouillon };
  return (
    <div data-code={code}>
      <Text size="sm" fw={600}>
        {message}
      </Text>
      <Text size="sm">
        {remedy}{" "}
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
        {at !== undefined && (
          <AnchorLink
            to="/$societe/regles/fichier"
            params={{ societe: slug }}
            search={{ ...inDraft, regles: ruleSet, chemin: path, ligne: String(at.line) }}
            size="sm"
          >
            {path}, ligne {at.line}
          </AnchorLink>
        )}
      </Text>
    </div>
  );
}

function labelIn(statement: ReturnType<typeof readStatement>): string | undefined {
  const label = statement?.["label"];
  return typeof label === "string" ? label : undefined;
}
