import type { Problem } from "@bareme/kernel";
import type { Band, Grid } from "@bareme/rule-schema";
import { ActionIcon, Group, SegmentedControl, Table, Text } from "@mantine/core";
import { IconRowInsertTop, IconTrash } from "@tabler/icons-react";
import { useRef, type ClipboardEvent, type KeyboardEvent } from "react";
import { resultUnit } from "../../../core/result-unit.ts";
import { unitWords } from "../../../format/unit-words.ts";
import { DecimalField } from "../line/decimal-field.tsx";
import { FaultText } from "../line/fault-text.tsx";
import {
  boundKind,
  boundOf,
  inserted,
  pastedBands,
  removed,
  withBound,
  withPlus,
  type Bound,
} from "./bands.ts";
import classes from "./grid.module.css";
import { rateHead, startOf } from "./grid-words.ts";

type BandFieldName = Bound | "rate" | "plus";
type FaultsOf = (index: number, field?: BandFieldName) => readonly Problem[];

/** The bands of a table, typed in place: by the keyboard alone, or pasted from a spreadsheet. */
export function BandEditor({
  grid,
  bands,
  caption,
  faultsOf,
  onChange,
}: {
  readonly grid: Grid;
  readonly bands: readonly Band[];
  readonly caption: string;
  readonly faultsOf: FaultsOf;
  readonly onChange: (bands: readonly Band[]) => void;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const kind = boundKind(bands);
  const isPlus = grid.mode === "whole-amount";
  const focus = (row: number, column: string): void => {
    // The row is drawn once the text that has it comes back.
    window.setTimeout(() => {
      frame.current?.querySelector<HTMLInputElement>(`[data-cell="${row} ${column}"]`)?.focus();
    }, 60);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const [row, column] = cellOf(event.target);
    if (row === undefined || column === undefined) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      onChange(inserted(bands, row));
      focus(row, "bound");
    } else if (event.key === "Backspace" && (event.ctrlKey || event.metaKey) && bands.length > 1) {
      onChange(removed(bands, row));
      focus(Math.max(0, row - 1), column);
    } else if (event.key === "Enter" || event.key === "ArrowDown") focus(row + 1, column);
    else if (event.key === "ArrowUp") focus(row - 1, column);
    else return;
    event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent): void => {
    const pasted = pastedBands(event.clipboardData.getData("text"), kind);
    if (pasted === undefined) return;
    event.preventDefault();
    onChange(pasted);
  };
  return (
    <>
      <Group justify="space-between" gap="xs">
        <Text size="sm" c="dimmed" maw={640}>
          Entrée descend d'une ligne, Ctrl Entrée insère une tranche, Ctrl Retour arrière la retire. Un
          tableau collé depuis un tableur (borne, taux) remplace toutes les tranches.
        </Text>
        <SegmentedControl
          size="xs"
          aria-label="Comment la borne compte"
          value={kind}
          data={[
            { value: "upTo", label: "Borne comprise" },
            { value: "below", label: "Borne exclue" },
          ]}
          onChange={(next) =>
            onChange(
              bands.map((band) => {
                const bound = boundOf(band);
                return bound === undefined
                  ? band
                  : withBound(band, next === "below" ? "below" : "upTo", bound.bound);
              }),
            )
          }
        />
      </Group>
      <div ref={frame} className={classes["frame"]} onKeyDown={onKeyDown} onPaste={onPaste}>
        <Table aria-label={caption} verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th className={classes["right"]}>{kind === "upTo" ? "Plus de" : "À partir de"}</Table.Th>
              <Table.Th>{kind === "upTo" ? "Jusqu'à, compris" : "Moins de"}</Table.Th>
              <Table.Th>{rateHead(grid)}</Table.Th>
              {isPlus && <Table.Th>Plus</Table.Th>}
              <Table.Th>
                <Text span size="sm" fw={700}>
                  Tranche
                </Text>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {bands.map((_, index) => (
              <BandRow key={index} {...{ grid, bands, index, isPlus, kind, faultsOf, onChange, focus }} />
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </>
  );
}

function cellOf(target: EventTarget): readonly [number, string] | readonly [] {
  const cell = target instanceof HTMLElement ? target.dataset["cell"] : undefined;
  const [row = "", column = ""] = cell?.split(" ") ?? [];
  return row === "" ? [] : [Number(row), column];
}

function BandRow({
  grid,
  bands,
  index,
  isPlus,
  kind,
  faultsOf,
  onChange,
  focus,
}: {
  readonly grid: Grid;
  readonly bands: readonly Band[];
  readonly index: number;
  readonly isPlus: boolean;
  readonly kind: Bound;
  readonly faultsOf: FaultsOf;
  readonly onChange: (bands: readonly Band[]) => void;
  readonly focus: (row: number, column: string) => void;
}) {
  const band = bands[index];
  if (band === undefined) return null;
  const bound = boundOf(band);
  const name = `tranche ${index + 1}`;
  const write = (now: Band): void => onChange(bands.with(index, now));
  const ofRow = faultsOf(index);
  const faults = [
    ...ofRow,
    ...[kind, "rate", "plus"].flatMap((field) => faultsOf(index, field as BandFieldName)),
  ];
  const cells = isPlus ? 5 : 4;
  return (
    <>
      <Table.Tr>
        <Table.Td className={classes["right"]}>{startOf(bands[index - 1], grid.in)}</Table.Td>
        <Table.Td className={classes["cell"]}>
          {bound === undefined ? (
            <Text span size="sm" c="dimmed">
              Sans limite
            </Text>
          ) : (
            <DecimalField
              data-cell={`${index} bound`}
              aria-label={`Borne de la ${name}`}
              value={bound.bound}
              faults={[...ofRow, ...faultsOf(index, bound.kind)]}
              unit={unitWords(grid.in)}
              places={grid.in === "EUR" ? 2 : 0}
              onChange={(text) => write(withBound(band, bound.kind, text))}
            />
          )}
        </Table.Td>
        <Table.Td className={classes["cell"]}>
          <DecimalField
            data-cell={`${index} rate`}
            aria-label={`${rateHead(grid)}, ${name}`}
            value={band.rate}
            faults={faultsOf(index, "rate")}
            unit={unitWords(grid.rate)}
            onChange={(rate) => write({ ...band, rate })}
          />
        </Table.Td>
        {isPlus && (
          <Table.Td className={classes["cell"]}>
            <DecimalField
              data-cell={`${index} plus`}
              aria-label={`Montant fixe en plus, ${name}`}
              value={band.plus ?? ""}
              faults={faultsOf(index, "plus")}
              unit={unitWords(resultUnit(grid))}
              onChange={(plus) => write(withPlus(band, plus))}
            />
          </Table.Td>
        )}
        <Table.Td>
          <Group gap={4} wrap="nowrap">
            <ActionIcon
              variant="default"
              aria-label={`Insérer une tranche avant la ${name}`}
              onClick={() => {
                onChange(inserted(bands, index));
                focus(index, "bound");
              }}
            >
              <IconRowInsertTop size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="default"
              disabled={bands.length === 1}
              aria-label={`Retirer la ${name}`}
              onClick={() => onChange(removed(bands, index))}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Group>
        </Table.Td>
      </Table.Tr>
      {faults.length > 0 && (
        <Table.Tr>
          <Table.Td colSpan={cells}>
            <FaultText problems={faults} />
          </Table.Td>
        </Table.Tr>
      )}
    </>
  );
}
