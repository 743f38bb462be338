import { Table, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { Amount } from "../../parts/amount.tsx";
import { formatEuros } from "../../format/euros.ts";
import { movementId } from "./amount-id.ts";
import classes from "./payroll.module.css";
import { Right, type OfMonth } from "./payslip-tables.tsx";
import type { Payslip, Statement } from "./words.ts";

export type Section = Statement["sections"][number];
export type SectionOf<K extends Section["kind"]> = Extract<Section, { readonly kind: K }>;
type Entry = SectionOf<"movements">["entries"][number];

/** What rows of a statement are drawn with. */
export interface Drawn {
  readonly month: OfMonth;
  readonly payslip: Payslip;
}

export const BASES = {
  law: "Loi",
  convention: "Convention",
  contract: "Contrat",
  fee: "Frais de gestion",
} as const;

/** What an entry is called under its section's title, which its own label need not repeat. */
export function nameEntry(
  { label, item, about }: Pick<Entry, "label" | "item" | "about">,
  title: string,
): string {
  const name = about ?? item;
  if (name === undefined) return label;
  return label === title ? name : `${label} · ${name}`;
}

export function EntryRow({
  entry,
  title,
  drawn: { month, payslip },
  says = null,
}: {
  readonly entry: Entry;
  readonly title: string;
  readonly drawn: Drawn;
  readonly says?: string | null;
}) {
  const name = nameEntry(entry, title);
  return (
    <Table.Tr>
      <Table.Td>
        {name}
        {says !== null && (
          <Text size="sm" c="dimmed">
            {says}
          </Text>
        )}
      </Table.Td>
      <Table.Td>{entry.basis === null ? "" : BASES[entry.basis]}</Table.Td>
      <Right>
        <Amount
          value={entry.amount}
          of={name}
          explain={{ kind: "month", ...month, amount: movementId(entry, payslip) }}
        />
      </Right>
    </Table.Tr>
  );
}

/** An amount that nothing more is said of, or one with the way to what it is made of. */
type Cell = string | ReactElement;

/** A sum of the statement: it is no line of the rules, so that what explains it is the rows above, unless its cell leads elsewhere. */
export function SumRow({
  label,
  span,
  amounts,
}: {
  readonly label: string;
  readonly span: number;
  readonly amounts: readonly Cell[];
}) {
  return (
    <Table.Tr className={classes["total"]}>
      <Table.Th scope="row" colSpan={span}>
        {label}
      </Table.Th>
      {amounts.map((amount, index) => (
        <Right key={index}>{typeof amount === "string" ? formatEuros(amount) : amount}</Right>
      ))}
    </Table.Tr>
  );
}

export function PlainRow({ label, amounts }: { readonly label: string; readonly amounts: readonly Cell[] }) {
  return (
    <Table.Tr>
      <Table.Td>{label}</Table.Td>
      {amounts.map((amount, index) => (
        <Right key={index}>{typeof amount === "string" ? formatEuros(amount) : amount}</Right>
      ))}
    </Table.Tr>
  );
}

export function isZero(amount: string): boolean {
  return !/[1-9]/.test(amount);
}
