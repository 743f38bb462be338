import { Button, Group, Paper, Stack, Text, TextInput, Title } from "@mantine/core";
import type { CsvRow } from "./csv-text.ts";
import type { LineRow } from "./preview-rows.ts";

/** More of them are shown once these are put right. */
const MOST_SHOWN = 50;

/** The lines that are refused, each with why, its cells ready to be put right. */
export function RefusedLines({
  refused,
  header,
  rows,
  onCell,
  onRemove,
  onReread,
  isMoved,
}: {
  readonly refused: readonly LineRow[];
  readonly header: readonly string[];
  /** By their line numbers; empty for a workbook, which is put right in its own program. */
  readonly rows: ReadonlyMap<number, CsvRow>;
  readonly onCell: (row: CsvRow, column: number, value: string) => void;
  readonly onRemove: (row: CsvRow) => void;
  readonly onReread: () => void;
  /** The file has changed since the preview. */
  readonly isMoved: boolean;
}) {
  if (refused.length === 0) return null;
  return (
    <Stack gap="sm" component="section" aria-label="Lignes refusées">
      <Title order={2} size="h3">
        Lignes refusées ({refused.length})
      </Title>
      <Text size="sm" c="dimmed">
        {rows.size === 0
          ? "Corrigez ces lignes dans le classeur, puis choisissez-le à nouveau."
          : "Corrigez les cases ici même, puis relisez l'aperçu ; votre fichier d'origine ne change pas."}
      </Text>
      {refused.slice(0, MOST_SHOWN).map(({ line, reasons }) => {
        const row = rows.get(line);
        return (
          <Paper
            key={line}
            withBorder
            p="sm"
            component="form"
            aria-label={`Ligne ${line}`}
            onSubmit={(event) => {
              event.preventDefault();
              onReread();
            }}
          >
            <Text fw={600}>Ligne {line}</Text>
            {reasons.map((reason) => (
              <Text key={reason} size="sm" c="var(--faux)">
                {reason}
              </Text>
            ))}
            {row !== undefined && (
              <Group gap="sm" mt="xs" align="flex-end">
                {header.map((name, column) => (
                  <TextInput
                    key={name}
                    label={name}
                    size="xs"
                    w={name === "commentaire" ? 150 : 88}
                    value={row.cells[column] ?? ""}
                    onChange={({ currentTarget }) => onCell(row, column, currentTarget.value)}
                  />
                ))}
                <Button size="xs" variant="default" type="submit" disabled={!isMoved}>
                  Relire l'aperçu
                </Button>
                <Button
                  size="xs"
                  variant="default"
                  onClick={() => onRemove(row)}
                  aria-label={`Retirer la ligne ${line} de l'import`}
                >
                  Retirer la ligne
                </Button>
              </Group>
            )}
          </Paper>
        );
      })}
      {refused.length > MOST_SHOWN && (
        <Text size="sm">
          Et {refused.length - MOST_SHOWN} autres, montrées quand celles-ci seront corrigées.
        </Text>
      )}
    </Stack>
  );
}
