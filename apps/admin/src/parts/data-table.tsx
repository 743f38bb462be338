import { Table, UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowsSort, IconArrowUp } from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useCallback, useMemo, useRef, useState, type ReactNode } from "react";
import classes from "./data-table.module.css";

export interface Column<R> {
  readonly id: string;
  readonly head: string;
  readonly cell: (row: R) => ReactNode;
  /** Figures stand right. */
  readonly right?: boolean;
  /** Orders two rows; a column without it is not sorted. */
  readonly order?: (left: R, right: R) => number;
  readonly width?: string | number;
}

interface Sorted {
  readonly id: string;
  readonly down: boolean;
}

/** More rows than this are drawn as they come into view. */
const DRAWN_WHOLE = 150;
/** What a row is taken for until it is drawn. */
const ROW_PX = 40;

/** A table whose head stays in sight and whose columns sort. Ten thousand rows scroll as ten do: only those in view are drawn. */
export function DataTable<R>({
  caption,
  columns,
  rows,
  keyOf,
  empty = "Rien à montrer.",
  height = "70vh",
}: {
  /** What the table holds, for who does not see it. */
  readonly caption: string;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly keyOf: (row: R) => string;
  readonly empty?: ReactNode;
  readonly height?: string;
}) {
  const [sorted, setSorted] = useState<Sorted | null>(null);
  const ordered = useMemo(() => inOrder(rows, columns, sorted), [rows, columns, sorted]);
  const frame = useRef<HTMLDivElement>(null);
  const isLong = ordered.length > DRAWN_WHOLE;
  const virtual = useVirtualizer({
    count: ordered.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
    enabled: isLong,
  });
  const inSight = virtual.getVirtualItems();
  const drawn = isLong ? inSight.map(({ index }) => index) : ordered.map((_, index) => index);
  const above = inSight[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (inSight.at(-1)?.end ?? 0);
  const cellsAt = useCallback((index: number) => cellsOf(ordered[index], columns), [ordered, columns]);
  return (
    <div
      ref={frame}
      className={classes["frame"]}
      style={isLong ? { height } : { maxHeight: height }}
      // A region that scrolls is reached by the keyboard.
      tabIndex={0}
      role="region"
      aria-label={caption}
    >
      <Table stickyHeader highlightOnHover aria-rowcount={ordered.length + 1}>
        <Table.Caption className={classes["caption"]}>{caption}</Table.Caption>
        <Table.Thead>
          <Table.Tr aria-rowindex={1}>
            {columns.map((column) => (
              <HeadCell key={column.id} column={column} sorted={sorted} onSort={setSorted} />
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {above > 0 && isLong && <Spacer height={above} />}
          {drawn.map((index) => {
            const row = ordered[index];
            return row === undefined ? null : (
              <DrawnRow
                key={keyOf(row)}
                index={index}
                cellsAt={cellsAt}
                measure={isLong ? virtual.measureElement : undefined}
              />
            );
          })}
          {below > 0 && isLong && <Spacer height={below} />}
          {ordered.length === 0 && (
            <Table.Tr>
              <Table.Td colSpan={columns.length}>{empty}</Table.Td>
            </Table.Tr>
          )}
        </Table.Tbody>
      </Table>
    </div>
  );
}

/** A row that stays in sight is not drawn again for those that come. */
const DrawnRow = memo(function DrawnRow({
  index,
  cellsAt,
  measure,
}: {
  readonly index: number;
  readonly cellsAt: (index: number) => ReactNode;
  /** A row whose words take two lines is taller: each is measured as it is drawn. */
  readonly measure: ((row: HTMLTableRowElement | null) => void) | undefined;
}) {
  return (
    <Table.Tr aria-rowindex={index + 2} data-index={index} ref={measure}>
      {cellsAt(index)}
    </Table.Tr>
  );
});

function cellsOf<R>(row: R | undefined, columns: readonly Column<R>[]): ReactNode {
  if (row === undefined) return null;
  return columns.map(({ id, right, cell }) => (
    <Table.Td key={id} className={right === true ? classes["right"] : undefined}>
      {cell(row)}
    </Table.Td>
  ));
}

function Spacer({ height }: { readonly height: number }) {
  return <tr aria-hidden style={{ height }} />;
}

function HeadCell<R>({
  column,
  sorted,
  onSort,
}: {
  readonly column: Column<R>;
  readonly sorted: Sorted | null;
  readonly onSort: (sorted: Sorted | null) => void;
}) {
  const { id, head, order, right, width } = column;
  const mine = sorted?.id === id ? sorted : null;
  const className = right === true ? classes["right"] : undefined;
  if (order === undefined)
    return (
      <Table.Th w={width} className={className}>
        {head}
      </Table.Th>
    );
  const Icon = mine === null ? IconArrowsSort : mine.down ? IconArrowDown : IconArrowUp;
  return (
    <Table.Th
      w={width}
      className={className}
      aria-sort={mine === null ? "none" : mine.down ? "descending" : "ascending"}
    >
      <UnstyledButton className={classes["sort"]} onClick={() => onSort(next(id, mine))}>
        {head}
        <Icon size={14} aria-hidden />
      </UnstyledButton>
    </Table.Th>
  );
}

/** Up, then down, then as it came. */
function next(id: string, mine: Sorted | null): Sorted | null {
  if (mine === null) return { id, down: false };
  return mine.down ? null : { id, down: true };
}

function inOrder<R>(rows: readonly R[], columns: readonly Column<R>[], sorted: Sorted | null): readonly R[] {
  const order = columns.find(({ id }) => id === sorted?.id)?.order;
  if (sorted === null || order === undefined) return rows;
  return rows.toSorted((left, right) => (sorted.down ? order(right, left) : order(left, right)));
}
