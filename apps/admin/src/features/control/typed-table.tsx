import { Table, Tooltip } from "@mantine/core";
import { useId, useRef, type ClipboardEvent, type KeyboardEvent } from "react";
import { cellId, pasted, type TypedColumn, type TypedPayslip, type TypedRow } from "./typed-payslip.ts";
import classes from "./typed-table.module.css";

/** Lines typed from paper: always one more empty line, arrows and Enter from cell to cell, cells pasted from a spreadsheet. */
export function TypedTable({
  table,
  caption,
  columns,
  rows,
  onRows,
  marks,
  suggestions,
}: {
  readonly table: keyof TypedPayslip;
  readonly caption: string;
  readonly columns: readonly TypedColumn[];
  readonly rows: readonly TypedRow[];
  readonly onRows: (rows: readonly TypedRow[]) => void;
  /** What is wrong, by the id of its cell. */
  readonly marks: ReadonlyMap<string, string>;
  /** Names that a line may have. */
  readonly suggestions: readonly string[];
}) {
  const list = useId();
  const body = useRef<HTMLTableSectionElement>(null);
  const shown = [...rows, {}];
  const put = (row: number, column: string, text: string): void =>
    onRows(
      shown
        .slice(0, Math.max(rows.length, row + 1))
        .map((one, index) => (index === row ? { ...one, [column]: text } : one)),
    );
  const go = (row: number, column: string): void => {
    const cell = document.querySelector<HTMLInputElement>(`#${cellId(table, row, column)}`);
    cell?.focus();
    cell?.select();
  };
  const move = (event: KeyboardEvent<HTMLInputElement>, row: number, column: string): void => {
    const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" || event.key === "Enter" ? 1 : 0;
    if (step === 0) return;
    event.preventDefault();
    go(row + step, column);
  };
  const paste = (event: ClipboardEvent<HTMLInputElement>, row: number, column: number): void => {
    const text = event.clipboardData.getData("text");
    if (!/[\t\n]/.test(text)) return;
    event.preventDefault();
    onRows(pasted(rows, columns, { row, column, text }));
  };
  return (
    <div className={classes["frame"]}>
      <Table className={classes["table"] ?? ""} withColumnBorders verticalSpacing={0} horizontalSpacing={0}>
        <Table.Caption className={classes["unseen"]}>{caption}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ id, label }) => (
              <Table.Th key={id} className={classes["head"]}>
                {label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody ref={body}>
          {shown.map((row, rank) => (
            <Table.Tr key={rank}>
              {columns.map(({ id, label }, column) => {
                const fault = marks.get(cellId(table, rank, id));
                return (
                  <Table.Td key={id}>
                    <Tooltip
                      label={fault}
                      disabled={fault === undefined}
                      multiline
                      maw={360}
                      events={{ hover: true, focus: true, touch: true }}
                    >
                      <input
                        id={cellId(table, rank, id)}
                        className={id === "ligne" ? classes["words"] : classes["figure"]}
                        aria-label={`${label}, ligne ${rank + 1}`}
                        aria-invalid={fault !== undefined}
                        list={id === "ligne" ? list : undefined}
                        inputMode={id === "ligne" ? "text" : "decimal"}
                        autoComplete="off"
                        value={row[id] ?? ""}
                        onChange={({ currentTarget }) => put(rank, id, currentTarget.value)}
                        onKeyDown={(event) => move(event, rank, id)}
                        onPaste={(event) => paste(event, rank, column)}
                      />
                    </Tooltip>
                  </Table.Td>
                );
              })}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <datalist id={list}>
        {suggestions.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </div>
  );
}
