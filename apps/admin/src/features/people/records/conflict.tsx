import { Alert, Button, Group, Table } from "@mantine/core";
import { IconGitMerge } from "@tabler/icons-react";
import type { JsonValue } from "@bareme/kernel";
import type { Field, JsonRecord } from "./fields.ts";

/** Someone else changed the record meanwhile: theirs beside what is typed, and the choice. */
export function Conflict({
  fields,
  theirs,
  typed,
  onKeep,
  onTake,
}: {
  readonly fields: readonly Field[];
  readonly theirs: JsonRecord;
  readonly typed: JsonRecord;
  readonly onKeep: () => void;
  readonly onTake: () => void;
}) {
  const differing = fields.filter(
    ({ key, shown }) => (shown === undefined || shown(typed)) && words(theirs[key]) !== words(typed[key]),
  );
  return (
    <Alert
      role="alert"
      variant="default"
      icon={<IconGitMerge color="var(--ecart)" aria-hidden />}
      title="Quelqu'un d'autre a changé cet enregistrement entre-temps"
    >
      <Table withRowBorders={false} verticalSpacing={2} aria-label="Ce qui diffère">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Champ</Table.Th>
            <Table.Th>Enregistré par quelqu'un d'autre</Table.Th>
            <Table.Th>Votre saisie</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {differing.map((field) => (
            <Table.Tr key={field.key}>
              <Table.Th scope="row">{field.label}</Table.Th>
              <Table.Td>{words(theirs[field.key])}</Table.Td>
              <Table.Td>{words(typed[field.key])}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Group mt="sm" gap="sm">
        <Button size="compact-sm" onClick={onKeep}>
          Garder ma saisie
        </Button>
        <Button size="compact-sm" variant="default" onClick={onTake}>
          Prendre l'autre version
        </Button>
      </Group>
    </Alert>
  );
}

function words(value: JsonValue | undefined): string {
  if (value === undefined || value === null || value === "") return "–";
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "oui" : "non";
  if (Array.isArray(value)) return value.map(words).join(" ; ");
  return Object.entries(value)
    .map(([key, one]) => `${key} : ${words(one)}`)
    .join(", ");
}
