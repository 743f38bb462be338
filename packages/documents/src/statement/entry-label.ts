import type { StatementEntry } from "@bareme/payroll";

/** What an entry is called under its section's title, which its own label need not repeat. */
export function nameEntry(
  { label, item, about }: Pick<StatementEntry, "label" | "item" | "about">,
  title: string,
): string {
  const name = about ?? item;
  if (name === undefined) return label;
  return label === title ? name : `${label} · ${name}`;
}
