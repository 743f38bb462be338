import { randomUUID } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { TableStore } from "@bareme/db";
import { z } from "zod";
import { valueOf } from "../base/value-of.ts";

/** A row by its columns, each a text as the database writes it. */
export type Row = Readonly<Record<string, string | null>>;

/** Every table at one moment, as a backup saves it: sessions alone are left out. */
export interface Dump {
  readonly rows: (table: string) => readonly Row[];
  readonly tables: readonly string[];
  readonly balances: readonly Balance[];
}

type Balance = readonly [contratId: string, account: string, balance: string];

const heading = z.looseObject({ tables: z.record(z.string(), z.array(z.string())) });
const row = z.tuple([z.string(), z.array(z.string().nullable())]);
const closing = z.looseObject({ balances: z.array(z.tuple([z.string(), z.string(), z.string()])) });

/** Reads everything through a backup: what it tells is also what an operator would save at that moment. */
export async function dumpOf(store: TableStore): Promise<Dump> {
  const file = join(tmpdir(), `bareme-faults-${randomUUID()}.gz`);
  try {
    valueOf(await store.backup(file));
    const [first, ...lines] = gunzipSync(readFileSync(file)).toString("utf8").trimEnd().split("\n");
    const { tables } = heading.parse(JSON.parse(first ?? ""));
    const { balances } = closing.parse(JSON.parse(lines.pop() ?? ""));
    const rows = new Map<string, Row[]>(Object.keys(tables).map((name) => [name, []]));
    for (const line of lines) {
      const [name, values] = row.parse(JSON.parse(line));
      const named = (tables[name] ?? []).map((column, index) => [column, values[index] ?? null] as const);
      rows.get(name)?.push(Object.fromEntries(named));
    }
    return { rows: (name) => rows.get(name) ?? [], tables: [...rows.keys()], balances };
  } finally {
    rmSync(file, { force: true });
  }
}
