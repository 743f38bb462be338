import type { Explanation } from "@bareme/engine";
import { Anchor, Code, List, Paper, Stack, Text, Title } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useSociete } from "../api/session.tsx";
import { formatValue } from "../format/units.ts";
import { AnchorLink } from "../parts/links.tsx";
import { SourceText } from "../parts/source-text.tsx";
import type { ExplainAsked } from "./explain-context.tsx";
import { InputList } from "./input-list.tsx";
import { GENRES, KIND_WORDS, nameOf, ruleIdOf } from "./kinds.ts";
import { RuleOrigin } from "./rule-origin.tsx";
import classes from "./explanation.module.css";

type User = NonNullable<Explanation["usedBy"]>[number];

/** One value: what it is, why, from which rule and text, from what, and for what. */
export function ExplanationView({
  explanation,
  asked,
  onInput,
  onUser,
  onLeave,
}: {
  readonly explanation: Explanation;
  readonly asked: ExplainAsked;
  readonly onInput: (input: Explanation) => void;
  readonly onUser: (user: User) => void;
  readonly onLeave: () => void;
}) {
  const { id, item, kind, value, unit, sentence, numbers, note, formula, sources, inputs, usedBy } =
    explanation;
  const title = useRef<HTMLHeadingElement>(null);
  // Whoever goes on to another amount hears of it, and the keyboard stands there.
  useEffect(() => title.current?.focus(), [id, item]);
  return (
    <Stack gap="lg">
      <div>
        <Text size="sm" c="dimmed">
          {KIND_WORDS[kind]}
        </Text>
        <Title order={2} size="h3" ref={title} tabIndex={-1} className={classes["title"]}>
          {nameOf(explanation)}
          {item !== undefined && <Text span c="dimmed">{` · ${item}`}</Text>}
        </Title>
        <Text className={classes["value"]}>{valueText(value, unit)}</Text>
        {sentence !== undefined && <Text>{sentence}</Text>}
      </div>
      <Why note={note} numbers={numbers} value={value} unit={unit} />
      {sources.length > 0 && (
        <section aria-label="Textes">
          <Title order={3} size="h5" mb={4}>
            {sources.length === 1 ? "Texte" : "Textes"}
          </Title>
          <List spacing={4}>
            {sources.map((source) => (
              <List.Item key={source.text}>
                <SourceText source={source} />
              </List.Item>
            ))}
          </List>
        </section>
      )}
      {GENRES[kind] !== null && (
        <section aria-label="Règle">
          <Title order={3} size="h5" mb={4}>
            Règle
          </Title>
          <RuleOrigin explanation={explanation} genre={GENRES[kind]} asked={asked} onLeave={onLeave} />
          {formula !== null && (
            <Code block mt="xs" className={classes["formula"]}>
              {formula}
            </Code>
          )}
        </section>
      )}
      {kind === "fact" && asked.kind === "month" && (
        <FactOrigin contratId={asked.contratId} onLeave={onLeave} />
      )}
      {inputs.length > 0 && (
        <section aria-label="D'où il vient">
          <Title order={3} size="h5" mb={4}>
            D'où il vient
          </Title>
          <InputList inputs={inputs} onInput={onInput} />
        </section>
      )}
      {usedBy !== undefined && usedBy.length > 0 && (
        <section aria-label="À quoi il sert">
          <Title order={3} size="h5" mb={4}>
            À quoi il sert
          </Title>
          <List spacing={4}>
            {usedBy.map((user) => (
              <List.Item key={user.id}>
                <Anchor component="button" type="button" onClick={() => onUser(user)}>
                  {nameOf(user)}
                </Anchor>
              </List.Item>
            ))}
          </List>
        </section>
      )}
      <Text size="xs" c="dimmed">
        Nom dans les règles : <Code>{ruleIdOf(id)}</Code>
      </Text>
    </Stack>
  );
}

/** The formula with the numbers of the month, or why there is none. */
function Why({ note, numbers, value, unit }: Pick<Explanation, "note" | "numbers" | "value" | "unit">) {
  if (note === null && numbers === null) return null;
  return (
    <Paper withBorder p="sm" component="section" aria-label="Pourquoi ce montant">
      {numbers !== null && (
        <Text className={classes["numbers"]}>
          {numbers} <Text span fw={700}>{`= ${valueText(value, unit)}`}</Text>
        </Text>
      )}
      {note !== null && <Text>{sentenceOf(note)}</Text>}
    </Paper>
  );
}

function FactOrigin({ contratId, onLeave }: { readonly contratId: string; readonly onLeave: () => void }) {
  const { slug } = useSociete();
  return (
    <Text>
      Cette donnée vient du dossier.{" "}
      <AnchorLink
        to="/$societe/contrats/$contrat"
        params={{ societe: slug, contrat: contratId }}
        onClick={onLeave}
      >
        Ouvrir le dossier
      </AnchorLink>
    </Text>
  );
}

function valueText(value: string | null, unit: string): string {
  if (value === null) return "sans valeur";
  if (value === "true") return "oui";
  if (value === "false") return "non";
  return /^-?\d+(\.\d+)?$/.test(value) ? formatValue(value, unit) : value;
}

function sentenceOf(note: string): string {
  const sentence = note.charAt(0).toUpperCase() + note.slice(1);
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
