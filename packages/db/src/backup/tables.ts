import { is } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import * as schema from "../schema/index.ts";

export interface TableShape {
  readonly name: string;
  readonly table: PgTable;
  readonly columns: readonly string[];
  /** Columns of the primary key, in its order. */
  readonly key: readonly string[];
  /** Columns that a sequence fills. */
  readonly counted: readonly string[];
  /** Tables that must be filled before this one. */
  readonly after: readonly string[];
}

/** Every table of the schema, each after those that it refers to: read from the schema itself, so that none is forgotten. */
export function tablesInOrder(): readonly TableShape[] {
  const waiting = new Map(
    Object.values(schema)
      .filter((value) => is(value, PgTable))
      .map(shapeOf)
      .map((shape) => [shape.name, shape]),
  );
  const ordered: TableShape[] = [];
  while (waiting.size > 0) {
    const ready = [...waiting.values()].filter(({ after }) => after.every((name) => !waiting.has(name)));
    if (ready.length === 0) throw new Error(`tables refer to each other: ${[...waiting.keys()].join(", ")}`);
    for (const shape of ready) {
      ordered.push(shape);
      waiting.delete(shape.name);
    }
  }
  return ordered;
}

function shapeOf(table: PgTable): TableShape {
  const { name, columns, primaryKeys, foreignKeys } = getTableConfig(table);
  const [composite] = primaryKeys;
  const key = composite?.columns ?? columns.filter(({ primary }) => primary);
  return {
    name,
    table,
    columns: columns.map((column) => column.name),
    key: key.map((column) => column.name),
    counted: columns.filter(({ columnType }) => columnType.includes("Serial")).map((column) => column.name),
    after: foreignKeys.map((reference) => getTableConfig(reference.reference().foreignTable).name),
  };
}
