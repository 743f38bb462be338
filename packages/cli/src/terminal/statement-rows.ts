import type { StatementEntry } from "@bareme/payroll";
import { formatAmount } from "./format.ts";
import type { Row } from "./table.ts";

/** The rows that all sections of the statement are made of. */
export function titleRow(title: string, cells: readonly string[] = []): Row {
  return { style: "title", label: title.toLocaleUpperCase("fr"), cells };
}

/** A sum under several entries; a single one is its own. */
export function totalRow(label: string, total: string, entries: readonly unknown[]): readonly Row[] {
  return entries.length < 2 ? [] : [{ style: "total", label, cells: [formatAmount(total)] }];
}

/** What an entry is called under its section's title, which its own label need not repeat. */
export function entryLabel(
  { label, item, about }: Pick<StatementEntry, "label" | "item" | "about">,
  title: string,
): string {
  const name = about ?? item;
  if (name === undefined) return label;
  return label === title ? name : `${label} · ${name}`;
}
