import { Alert, Button, Group, Table } from "@mantine/core";
import { frenchDate } from "@bareme/kernel";
import { IconGitMerge } from "@tabler/icons-react";
import type { CraRow, Measure } from "./cells.ts";
import type { MovedCell } from "./typed-month.ts";

const WORDS: Readonly<Record<Measure, string>> = {
  heures: "heures",
  jours: "jours",
  teletravail: "télétravail",
};

/** Someone else changed days that are being typed: theirs beside what is typed, and the choice. */
export function CraConflict({
  cells,
  rows,
  onKeep,
  onTake,
}: {
  readonly cells: readonly MovedCell[];
  readonly rows: readonly CraRow[];
  readonly onKeep: () => void;
  readonly onTake: () => void;
}) {
  return (
    <Alert
      role="alert"
      variant="default"
      icon={<IconGitMerge color="var(--ecart)" aria-hidden />}
      title="Quelqu'un d'autre a changé ces jours entre-temps"
    >
      <Table withRowBorders={false} verticalSpacing={2} aria-label="Ce qui diffère">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Case</Table.Th>
            <Table.Th>Enregistré par quelqu'un d'autre</Table.Th>
            <Table.Th>Votre saisie</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {cells.map(({ cell, measure, entry, text, theirs }) => (
            <Table.Tr key={cell}>
              <Table.Th scope="row">
                {nameOf(entry, rows)}, {WORDS[measure]}
              </Table.Th>
              <Table.Td>{theirs === "" ? "vide" : theirs}</Table.Td>
              <Table.Td>{text.trim() === "" ? "vide" : text}</Table.Td>
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

function nameOf(entry: string, rows: readonly CraRow[]): string {
  const [date = "", mission = "", nature = ""] = entry.split("|");
  const row = rows.find((one) => one.mission === mission && one.nature === nature);
  return `${row?.label ?? (mission || nature)}, ${frenchDate(date)}`;
}
