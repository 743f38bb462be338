import { Button, Group, Stack, Table, Text, Title } from "@mantine/core";
import { IconLock, IconPlus } from "@tabler/icons-react";
import { Fragment } from "react";
import { useDossier } from "./dossier-context.tsx";
import { toValues, type JsonRecord } from "./fields.ts";
import { RecordEditor } from "./record-editor.tsx";
import classes from "./record-section.module.css";
import { RemoveRecord } from "./remove-record.tsx";
import { piecesOf, recordOf, recordWords, shownValue } from "./show-record.ts";
import type { Piece, RecordColumn, RecordShape } from "./shapes.ts";

/** The records of one sort: a table, each row edited where it stands, a form for a new one. */
export function RecordSection({
  shape,
  keep = () => true,
  start = {},
}: {
  readonly shape: RecordShape;
  /** Which of them are shown; all unless said. */
  readonly keep?: (piece: Piece) => boolean;
  /** What a new one says at first. */
  readonly start?: JsonRecord;
}) {
  const { pieces, typing, mayPay } = useDossier();
  const rows = piecesOf(shape, pieces).filter(keep);
  const adding = `${shape.id}|nouveau`;
  const added = typing.records[adding];
  // Someone else took the record away meanwhile: what is typed of it is not lost.
  const orphans = Object.entries(typing.records).filter(
    ([place]) =>
      place.startsWith(`${shape.id}|`) &&
      place !== adding &&
      !pieces.some(({ kind, key }) => kind === shape.kind && place === `${shape.id}|${key}`),
  );
  const mayAdd = mayPay && !(shape.single === true && rows.length > 0);
  return (
    <Stack gap="sm" component="section" aria-label={shape.title}>
      <Group justify="space-between">
        <Title order={2} size="h3">
          {shape.title}
        </Title>
        {mayAdd && added === undefined && (
          <Button
            size="compact-md"
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => typing.write(adding, { values: toValues(shape.fields, start), revision: 0 })}
          >
            Ajouter {shape.one}
          </Button>
        )}
      </Group>
      {added !== undefined && (
        <RecordEditor
          shape={shape}
          place={adding}
          piece={undefined}
          typed={added}
          title={`Ajouter ${shape.one}`}
        />
      )}
      {orphans.map(([place, typed]) => (
        <RecordEditor
          key={place}
          shape={shape}
          place={place}
          piece={undefined}
          typed={{ ...typed, revision: 0 }}
          title={`Retiré par quelqu'un d'autre : ajouter ${shape.one} avec votre saisie`}
        />
      ))}
      {rows.length === 0 && added !== undefined ? null : rows.length === 0 ? (
        <Text c="dimmed" size="sm">
          {shape.empty}
        </Text>
      ) : (
        <div className={classes["frame"]} tabIndex={0} role="region" aria-label={`Tableau : ${shape.title}`}>
          <Table stickyHeader aria-label={shape.title}>
            <Table.Thead>
              <Table.Tr>
                {shape.columns.map((column) => (
                  <Table.Th key={column.key} className={sideOf(column)}>
                    {column.head}
                  </Table.Th>
                ))}
                <Table.Th>
                  <span className={classes["unseen"]}>Actions</span>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((piece) => (
                <RecordRow key={piece.key} shape={shape} piece={piece} />
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </Stack>
  );
}

function RecordRow({ shape, piece }: { readonly shape: RecordShape; readonly piece: Piece }) {
  const { typing, closed, mayPay } = useDossier();
  const record = recordOf(shape, piece);
  const words = recordWords(shape, record);
  const place = `${shape.id}|${piece.key}`;
  const typed = typing.records[place];
  const isClosed = shape.ofOneMonth === true && closed.has(piece.date.slice(0, 7));
  const edit = (): void =>
    typing.write(place, { values: toValues(shape.fields, record), revision: piece.revision });
  return (
    <Fragment>
      <Table.Tr>
        {shape.columns.map((column) => (
          <Table.Td key={column.key} className={sideOf(column)}>
            {shownValue(column, record, shape.fields)}
          </Table.Td>
        ))}
        <Table.Td>
          {isClosed ? (
            <Text size="sm" c="dimmed" className={classes["closed"]}>
              <IconLock size={14} aria-hidden /> mois clos
            </Text>
          ) : (
            mayPay && (
              <Group gap="xs" justify="flex-end" wrap="nowrap">
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={edit}
                  disabled={typed !== undefined}
                  aria-label={`Modifier : ${words}`}
                >
                  Modifier
                </Button>
                <RemoveRecord piece={piece} words={words} />
              </Group>
            )
          )}
        </Table.Td>
      </Table.Tr>
      {typed !== undefined && (
        <Table.Tr>
          <Table.Td colSpan={shape.columns.length + 1}>
            <div className={classes["form"]}>
              <RecordEditor
                shape={shape}
                place={place}
                piece={piece}
                typed={typed}
                title={`Modifier : ${words}`}
              />
            </div>
          </Table.Td>
        </Table.Tr>
      )}
    </Fragment>
  );
}

function sideOf({ as }: RecordColumn): string | undefined {
  return as === "euros" || as === "number" ? classes["right"] : undefined;
}
