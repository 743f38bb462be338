import { Alert, Button, Group, Table } from "@mantine/core";
import { IconGitMerge } from "@tabler/icons-react";

/** Theirs beside what is typed, in words. */
interface ConflictRow {
  readonly key: string;
  readonly name: string;
  readonly theirs: string;
  readonly typed: string;
}

/** Someone else changed what is being typed: both, and the choice. */
export function ConflictAlert({
  title,
  head,
  rows,
  onKeep,
  onTake,
}: {
  readonly title: string;
  /** What the rows are: fields, days. */
  readonly head: string;
  readonly rows: readonly ConflictRow[];
  readonly onKeep: () => void;
  readonly onTake: () => void;
}) {
  return (
    <Alert
      role="alert"
      variant="default"
      icon={<IconGitMerge color="var(--ecart)" aria-hidden />}
      title={title}
    >
      <Table withRowBorders={false} verticalSpacing={2} aria-label="Ce qui diffère">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{head}</Table.Th>
            <Table.Th>Enregistré par quelqu'un d'autre</Table.Th>
            <Table.Th>Votre saisie</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ key, name, theirs, typed }) => (
            <Table.Tr key={key}>
              <Table.Th scope="row">{name}</Table.Th>
              <Table.Td>{theirs}</Table.Td>
              <Table.Td>{typed}</Table.Td>
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
