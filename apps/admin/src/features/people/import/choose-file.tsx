import { Button, FileButton, Group, Paper, SegmentedControl, Stack, Text } from "@mantine/core";
import { IconDownload, IconUpload } from "@tabler/icons-react";
import { useState, type DragEvent } from "react";
import { saveFile } from "../../../parts/download.ts";
import { KINDS, templateOf, type ImportKind } from "./kinds.ts";
import { MOST_BYTES } from "./read-file.ts";

/** What is imported, and from which file. */
export function ChooseFile({
  kind,
  onKind,
  onFile,
}: {
  readonly kind: ImportKind;
  readonly onKind: (kind: ImportKind) => void;
  readonly onFile: (file: File) => void;
}) {
  const [isOver, setOver] = useState(false);
  const [isTooLarge, setTooLarge] = useState(false);
  const take = (file: File | null | undefined): void => {
    if (file === null || file === undefined) return;
    setTooLarge(file.size > MOST_BYTES);
    if (file.size <= MOST_BYTES) onFile(file);
  };
  const drop = (event: DragEvent<HTMLElement>): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files.item(0));
  };
  const { says, columns } = KINDS[kind];
  return (
    <Paper
      withBorder
      p="lg"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      style={isOver ? { borderColor: "var(--mantine-primary-color-filled)" } : undefined}
    >
      <Stack gap="md">
        <SegmentedControl
          aria-label="Ce que le fichier contient"
          value={kind}
          onChange={(next) => onKind(next === "factures" || next === "encaissements" ? next : "cra")}
          data={(["cra", "factures", "encaissements"] as const).map((value) => ({
            value,
            label: KINDS[value].label,
          }))}
          w="fit-content"
        />
        <div>
          <Text size="sm">{says}</Text>
          <Text size="sm" c="dimmed">
            Colonnes : {columns.join(" ; ")}.
          </Text>
        </div>
        <Group gap="sm">
          <FileButton
            onChange={take}
            accept=".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            inputProps={{ "aria-label": "Fichier à importer" }}
          >
            {(props) => (
              <Button {...props} leftSection={<IconUpload size={16} aria-hidden />}>
                Choisir un fichier
              </Button>
            )}
          </FileButton>
          <Button
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            onClick={() => saveFile(templateOf(kind), `modele-${kind}.csv`)}
          >
            Télécharger un modèle
          </Button>
          <Text size="sm" c="dimmed">
            CSV ou XLSX, déposé ici ou choisi ; 4 Mo et 10 000 lignes au plus.
          </Text>
        </Group>
        {isTooLarge && (
          <Text role="alert" size="sm" c="var(--faux)">
            Ce fichier dépasse 4 Mo : découpez-le, par mois ou par salarié porté.
          </Text>
        )}
      </Stack>
    </Paper>
  );
}
