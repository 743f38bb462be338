import { frenchDate } from "@bareme/kernel";
import { Code, Group, Stack, Table, Text, Title } from "@mantine/core";
import { AnchorLink } from "../links.tsx";
import { SourceText } from "../source-text.tsx";
import { useSociete } from "../../api/session.tsx";
import { genreOfKey } from "../../rule-text/genres.ts";
import { changedStatements, type ChangedStatement, type RuleChange } from "./changed-statement.ts";
import type { RuleName, RuleNames } from "./rule-names.ts";
import { KIND_WORDS } from "./statement-kinds.ts";
import { writtenRows } from "./written-rows.ts";
import classes from "./rule-changes.module.css";

/** What changed in one layer, rule by rule and value by value: the old struck through beside the new, with the texts they come from. */
export function RuleChanges({
  changes,
  names,
  draftId,
  level = 3,
  before = "Avant",
  after = "Avec le brouillon",
  isTitled = true,
}: {
  readonly changes: readonly RuleChange[];
  readonly names: RuleNames;
  /** The draft whose rules the links open; absent for what is published. */
  readonly draftId?: string | undefined;
  /** Of the headings. */
  readonly level?: 2 | 3 | 4;
  /** What the two sides are called, as in the legend. */
  readonly before?: string;
  readonly after?: string;
  /** Untitled where the page is about one rule, and says which. */
  readonly isTitled?: boolean;
}) {
  return (
    <Stack gap={0}>
      {changedStatements(changes).map((statement) => (
        <OneRule
          key={`${statement.kind} ${statement.id}`}
          statement={statement}
          name={names.get(statement.id)}
          draftId={draftId}
          level={level}
          sides={[before, after]}
          isTitled={isTitled}
        />
      ))}
    </Stack>
  );
}

function OneRule({
  statement: { kind, id, changes },
  name,
  draftId,
  level,
  sides: [before, after],
  isTitled,
}: {
  readonly statement: ChangedStatement;
  readonly name: RuleName | undefined;
  readonly draftId: string | undefined;
  readonly level: 2 | 3 | 4;
  readonly sides: readonly [string, string];
  readonly isTitled: boolean;
}) {
  const label = name?.label ?? id;
  return (
    <section className={classes["rule"]}>
      {isTitled && <RuleTitle statement={{ kind, id }} label={label} draftId={draftId} level={level} />}
      <div
        className={classes["frame"]}
        tabIndex={0}
        role="region"
        aria-label={`Ce qui change de « ${label} »`}
      >
        <Table verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w="24%">Quoi</Table.Th>
              <Table.Th w="20%">{before}</Table.Th>
              <Table.Th w="20%">{after}</Table.Th>
              <Table.Th>Source</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {changes.map((change, index) => (
              <ChangeRows key={`${change.place} ${index}`} change={change} name={name} />
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </section>
  );
}

function RuleTitle({
  statement: { kind, id },
  label,
  draftId,
  level,
}: {
  readonly statement: Pick<ChangedStatement, "kind" | "id">;
  readonly label: string;
  readonly draftId: string | undefined;
  readonly level: 2 | 3 | 4;
}) {
  const { slug } = useSociete();
  const genre = genreOfKey(kind);
  return (
    <Group gap="xs" align="baseline" mb={4}>
      <Title order={level} size="h5">
        {genre === undefined ? (
          label
        ) : (
          <AnchorLink
            to="/$societe/regles/$genre/$id"
            params={{ societe: slug, genre, id }}
            search={draftId === undefined ? {} : { brouillon: draftId }}
            fw={600}
          >
            {label}
          </AnchorLink>
        )}
      </Title>
      <Text size="sm" c="dimmed">
        {KIND_WORDS[kind]} <Code>{id}</Code>
      </Text>
    </Group>
  );
}

const DONE = { added: "ajouté", removed: "retiré", changed: "changé" } as const;

function ChangeRows({ change, name }: { readonly change: RuleChange; readonly name: RuleName | undefined }) {
  const rows = writtenRows(change, name);
  const { sourcesBefore, sourcesAfter } = change;
  // A company's replacement is nothing but its values, which are told one by one.
  if (rows.length === 0 && JSON.stringify(sourcesBefore) === JSON.stringify(sourcesAfter)) return null;
  const told = rows.length > 0 ? rows : [{ what: "source", before: null, after: null }];
  return told.map(({ what, before, after }, index) => (
    <Table.Tr key={`${what} ${index}`}>
      <Table.Td>
        {index === 0 && <Text size="sm">{placeWords(change)}</Text>}
        <Text size="sm" c="dimmed">
          {what === "" ? DONE[change.change] : what}
        </Text>
      </Table.Td>
      {before === after ? (
        <Table.Td colSpan={2} className={classes["value"]}>
          {before ?? "La valeur ne change pas."}
        </Table.Td>
      ) : (
        <>
          <Table.Td className={classes["value"]}>
            {before === null ? <Absent /> : <del className={classes["before"]}>{before}</del>}
          </Table.Td>
          <Table.Td className={classes["value"]}>
            {after === null ? (
              <Absent />
            ) : (
              <ins className={classes["after"]} style={{ textDecoration: "none" }}>
                {after}
              </ins>
            )}
          </Table.Td>
        </>
      )}
      {index === 0 && (
        <Table.Td rowSpan={told.length}>
          <Sources change={change} />
        </Table.Td>
      )}
    </Table.Tr>
  ));
}

function Absent() {
  return (
    <Text span c="dimmed" aria-label="rien">
      –
    </Text>
  );
}

function Sources({ change: { change, sourcesBefore, sourcesAfter } }: { readonly change: RuleChange }) {
  const isSame = JSON.stringify(sourcesBefore) === JSON.stringify(sourcesAfter);
  const shown = change === "removed" ? sourcesBefore : sourcesAfter;
  return (
    <Stack gap={2}>
      {change === "changed" &&
        !isSame &&
        sourcesBefore.map((source) => (
          <Text key={source.text} size="sm" component="del" className={classes["before"]}>
            {source.text}
          </Text>
        ))}
      {shown.map((source) => (
        <Text key={source.text} size="sm" component="div">
          <SourceText source={source} />
        </Text>
      ))}
      {shown.length === 0 && (
        <Text size="sm" c="dimmed">
          sans source
        </Text>
      )}
    </Stack>
  );
}

/** « à partir du 1ᵉʳ janvier 2027 », and since when it is known when that is said apart. */
function placeWords({ place }: RuleChange): string {
  const [, from = "", known] = /^(\d{4}-\d{2}-\d{2})(?: \(connu (\d{4}-\d{2}-\d{2})\))?$/.exec(place) ?? [];
  if (from === "") return place === "" ? "La règle" : place;
  return `à partir du ${frenchDate(from)}${known === undefined ? "" : `, connu le ${frenchDate(known)}`}`;
}
