import { Table } from "@mantine/core";
import { frenchDate, frenchNumber } from "@bareme/kernel";
import { useRef, useState, type KeyboardEvent } from "react";
import type { Piece } from "../records/shapes.ts";
import {
  cellKey,
  cellText,
  entryKey,
  isCell,
  sumOf,
  type CraRow,
  type Day,
  type Measure,
  type TypedCells,
} from "./cells.ts";
import classes from "./cra-grid.module.css";

const WEEKDAYS = ["D", "L", "M", "M", "J", "V", "S"];

/** A month of work as a calendar: a line for each mission and kind of time, a column for each day. Arrows go from cell to cell. */
export function CraGrid({
  days,
  rows,
  measure,
  entries,
  typed,
  onType,
  isLocked,
  caption,
}: {
  readonly days: readonly Day[];
  readonly rows: readonly CraRow[];
  readonly measure: Measure;
  readonly entries: ReadonlyMap<string, Piece>;
  readonly typed: TypedCells;
  readonly onType: (key: string, text: string) => void;
  readonly isLocked: boolean;
  readonly caption: string;
}) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [at, setAt] = useState({ row: 0, column: 0 });
  const textAt = (date: string, row: CraRow): string =>
    cellText(measure, {
      typed: typed[cellKey(measure, date, row)],
      kept: entries.get(entryKey(date, row)),
    });
  const go = (row: number, column: number): void => {
    const cell = body.current?.querySelector<HTMLInputElement>(`[data-cell="${row}:${column}"]`);
    cell?.focus();
    cell?.select();
  };
  return (
    <div className={classes["frame"]}>
      <Table className={classes["grid"] ?? ""} withColumnBorders horizontalSpacing={0} verticalSpacing={0}>
        <Table.Caption className={classes["unseen"]}>{caption}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th className={classes["line"]}>Ligne</Table.Th>
            {days.map(({ date, isWeekend }) => (
              <Table.Th key={date} className={isWeekend ? classes["weekend"] : classes["day"]}>
                <abbr title={frenchDate(date)}>
                  {WEEKDAYS[new Date(`${date}T12:00:00Z`).getUTCDay()]}
                  <br />
                  {date.slice(8).replace(/^0/, "")}
                </abbr>
              </Table.Th>
            ))}
            <Table.Th className={classes["sum"]}>Total</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody ref={body}>
          {rows.map((row, rank) => (
            <Table.Tr key={`${row.mission}|${row.nature}`}>
              <Table.Th scope="row" className={classes["line"]}>
                {row.label}
              </Table.Th>
              {days.map(({ date, isWeekend }, column) => {
                const key = cellKey(measure, date, row);
                const text = textAt(date, row);
                return (
                  <Table.Td key={date} className={isWeekend ? classes["weekend"] : classes["day"]}>
                    <input
                      className={classes["cell"]}
                      data-cell={`${rank}:${column}`}
                      data-typed={typed[key] !== undefined}
                      aria-label={`${row.label}, ${frenchDate(date)}`}
                      aria-invalid={!isCell(measure, text)}
                      readOnly={isLocked}
                      inputMode="decimal"
                      tabIndex={at.row === rank && at.column === column ? 0 : -1}
                      value={text}
                      onFocus={({ currentTarget }) => {
                        setAt({ row: rank, column });
                        currentTarget.select();
                      }}
                      onChange={({ currentTarget }) => onType(key, currentTarget.value)}
                      onKeyDown={(event) => {
                        if (event.key === " " && measure !== "heures" && !isLocked) {
                          event.preventDefault();
                          onType(key, NEXT[text] ?? "1");
                        }
                        const next = moved(event, { row: rank, column });
                        if (next !== null) go(next.row, next.column);
                      }}
                    />
                  </Table.Td>
                );
              })}
              <Table.Td className={classes["sum"]}>
                {frenchNumber(sumOf(days.map(({ date }) => textAt(date, row))))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th scope="row" className={classes["line"]}>
              Total du jour
            </Table.Th>
            {days.map(({ date }) => {
              const sum = sumOf(rows.map((row) => textAt(date, row)));
              return (
                <Table.Td key={date} className={classes["sum"]}>
                  {sum === "0" ? "" : frenchNumber(sum)}
                </Table.Td>
              );
            })}
            <Table.Td className={classes["sum"]}>
              {frenchNumber(sumOf(days.flatMap(({ date }) => rows.map((row) => textAt(date, row)))))}
            </Table.Td>
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </div>
  );
}

/** The space bar goes round: a day, half a day, nothing. */
const NEXT: Readonly<Record<string, string>> = { "": "1", "1": "0,5", "0,5": "" };

function moved(
  event: KeyboardEvent<HTMLInputElement>,
  { row, column }: { readonly row: number; readonly column: number },
): { readonly row: number; readonly column: number } | null {
  const step = STEPS[event.key];
  if (step === undefined) return null;
  event.preventDefault();
  return { row: row + step.rows, column: column + step.columns };
}

const STEPS: Readonly<Record<string, { readonly rows: number; readonly columns: number }>> = {
  ArrowLeft: { rows: 0, columns: -1 },
  ArrowRight: { rows: 0, columns: 1 },
  ArrowUp: { rows: -1, columns: 0 },
  ArrowDown: { rows: 1, columns: 0 },
  Enter: { rows: 1, columns: 0 },
};
