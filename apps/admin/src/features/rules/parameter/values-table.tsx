import { frenchDate } from "@bareme/kernel";
import { ActionIcon, Table, Text, VisuallyHidden } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { isRecord, isSame } from "../../../rule-text/plain.ts";
import type { WrittenValue } from "../../../rule-text/dated-values.ts";
import { optionWords } from "../../../format/option-words.ts";
import { valueInWords } from "../in-force.ts";
import { EditCell } from "./edit-cell.tsx";
import { SourceCell } from "./source-cell.tsx";
import { figureOf, figureText } from "./typed-figure.ts";
import type { useSources } from "./use-sources.ts";
import type { ValuesEditing } from "./use-values.ts";
import { textOf, valueOf } from "./written.ts";
import classes from "./parameter.module.css";

/** The values of a parameter by their date of effect; typed in where the draft may be written. */
export function ValuesTable({
  caption,
  editing,
  sources,
  unit,
  unitWord,
  now,
}: {
  readonly caption: string;
  readonly editing: ValuesEditing;
  readonly sources: ReturnType<typeof useSources>;
  readonly unit: string;
  readonly unitWord: string;
  /** The date of effect of the value in force. */
  readonly now: string | undefined;
}) {
  const { rows, text } = editing;
  const isKeyed = rows.some(({ value }) => isRecord(value));
  return (
    <div className={classes["frame"]} role="region" aria-label={caption} tabIndex={0}>
      <Table verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={190}>Date d'effet</Table.Th>
            <Table.Th
              w={isKeyed ? 240 : 190}
              className={classes["right"]}
            >{`Valeur${unitWord === "" ? "" : ` (${unitWord})`}`}</Table.Th>
            <Table.Th miw={260}>Texte</Table.Th>
            <Table.Th miw={150}>Remarque</Table.Th>
            {text.isEditable && (
              <Table.Th w={40}>
                <VisuallyHidden>Actions</VisuallyHidden>
              </Table.Th>
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row, index) => (
            <ValueRow
              key={`${index} of ${rows.length}`}
              row={row}
              index={index}
              editing={editing}
              sources={sources}
              unit={unit}
              isNow={row["from"] === now && index === rows.findLastIndex(({ from }) => from === now)}
            />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function ValueRow({
  row,
  index,
  editing,
  sources,
  unit,
  isNow,
}: {
  readonly row: WrittenValue;
  readonly index: number;
  readonly editing: ValuesEditing;
  readonly sources: ReturnType<typeof useSources>;
  readonly unit: string;
  readonly isNow: boolean;
}) {
  const { text, published, faultsOf, change, remove, rows } = editing;
  const { isEditable } = text;
  const from = textOf(row["from"]);
  const before = published.find((one) => one["from"] === row["from"] && one["known"] === row["known"]);
  const isMoved = text.published !== null && (before === undefined || !isSame(before, row));
  const said = frenchDate(from);
  return (
    <Table.Tr className={`${isMoved ? classes["moved"] : ""} ${isNow ? classes["now"] : ""}`}>
      <Table.Td>
        {isEditable ? (
          <EditCell
            label={`Date d'effet, ${said}`}
            type="date"
            value={from}
            onType={(next) => next !== "" && change(index, { from: next })}
            faults={faultsOf(index, "from")}
          />
        ) : (
          <Text size="sm">{said}</Text>
        )}
        {isNow && (
          <Text size="xs" fw={600}>
            en vigueur
          </Text>
        )}
        {isMoved && (
          <Text size="xs" fw={600} c="var(--brouillon)">
            {before === undefined ? "nouveau" : "modifié"}
          </Text>
        )}
        {row["known"] !== undefined && (
          <Text size="xs" c="dimmed">{`connue le ${frenchDate(textOf(row["known"]))}`}</Text>
        )}
      </Table.Td>
      <Table.Td className={classes["right"]}>
        <ValueCell row={row} index={index} editing={editing} unit={unit} said={said} />
        {isMoved && before !== undefined && !isSame(before["value"], row["value"]) && (
          <Text size="xs" className={classes["was"]}>
            {valueInWords(valueOf(before["value"]), unit)}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <SourceCell
          label={`Texte, ${said}`}
          said={row["source"]}
          sources={sources.all}
          faults={faultsOf(index, "source")}
          isEditable={isEditable}
          onChoose={(names) => sources.cite(index, names)}
          onName={(source) => sources.name(index, source)}
        />
      </Table.Td>
      <Table.Td>
        {isEditable ? (
          <EditCell
            label={`Remarque, ${said}`}
            value={textOf(row["note"])}
            onType={(note) => change(index, { note: note === "" ? undefined : note })}
            faults={faultsOf(index, "note")}
          />
        ) : (
          <Text size="xs">{textOf(row["note"])}</Text>
        )}
        {row["certainty"] === "to-confirm" && (
          <Text size="xs" c="var(--ecart)" fw={600}>
            à confirmer
          </Text>
        )}
      </Table.Td>
      {isEditable && (
        <Table.Td>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Retirer la valeur du ${said}`}
            disabled={rows.length === 1}
            onClick={() => remove(index)}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Table.Td>
      )}
    </Table.Tr>
  );
}

function ValueCell({
  row,
  index,
  editing: { text, faultsOf, change },
  unit,
  said,
}: {
  readonly row: WrittenValue;
  readonly index: number;
  readonly editing: ValuesEditing;
  readonly unit: string;
  readonly said: string;
}) {
  const value = row["value"] ?? null;
  if (!text.isEditable && !isRecord(value))
    return <Text size="sm">{valueInWords(valueOf(value), unit)}</Text>;
  if (!isRecord(value))
    return (
      <EditCell
        label={`Valeur, ${said}`}
        value={figureText(value === null ? null : textOf(value))}
        onType={(next) => change(index, { value: figureOf(next) })}
        faults={faultsOf(index, "value")}
        right
      />
    );
  return Object.entries(value).map(([key, one]) => (
    <div key={key} className={classes["key"]}>
      <Text size="xs">{optionWords(key)}</Text>
      {!text.isEditable ? (
        <Text size="sm">{valueInWords(one === null ? null : textOf(one), unit)}</Text>
      ) : (
        <EditCell
          label={`Valeur pour ${optionWords(key)}, ${said}`}
          value={figureText(one === null ? null : textOf(one))}
          onType={(next) => change(index, { value: { ...value, [key]: figureOf(next) } })}
          faults={faultsOf(index, "value", key)}
          right
        />
      )}
    </div>
  ));
}
