import { Alert, Button, Group, Table } from "@mantine/core";
import { IconGitMerge } from "@tabler/icons-react";
import type { FieldContext } from "./field-input.tsx";
import { fieldWords } from "./field-words.ts";
import type { Field, JsonRecord } from "./fields.ts";

/** Someone else changed the record meanwhile: theirs beside what is typed, and the choice. */
export function Conflict({
  fields,
  theirs,
  typed,
  context,
  onKeep,
  onTake,
}: {
  readonly fields: readonly Field[];
  readonly theirs: JsonRecord;
  readonly typed: JsonRecord;
  readonly context: FieldContext;
  readonly onKeep: () => void;
  readonly onTake: () => void;
}) {
  const rows = fields
    .filter(({ shown }) => shown === undefined || shown(typed))
    .map((field) => ({
      field,
      other: fieldWords(field, theirs[field.key], context),
      own: fieldWords(field, typed[field.key], context),
    }));
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
          {rows
            .filter(({ other, own }) => other !== own)
            .map(({ field, other, own }) => (
              <Table.Tr key={field.key}>
                <Table.Th scope="row">{field.label}</Table.Th>
                <Table.Td>{other}</Table.Td>
                <Table.Td>{own}</Table.Td>
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
