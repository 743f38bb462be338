import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../../api/trpc.ts";
import { Amount } from "../../parts/amount.tsx";
import { DataTable, type Column } from "../../parts/data-table.tsx";
import { movementId } from "./amount-id.ts";
import type { OfMonth } from "./payslip-tables.tsx";
import { BASES } from "./statement-rows.tsx";
import type { Payslip, PayslipOfMonth } from "./words.ts";

type Entry = PayslipOfMonth["entries"][number];

/** The postings of a closed month: each is one movement from an account to another. */
export function EntriesView({ month, found }: { readonly month: OfMonth; readonly found: PayslipOfMonth }) {
  const nameOf = useAccountNames(month);
  const { payslip, entries } = found;
  if (found.month.status !== "clos" || payslip === null)
    return (
      <Text>
        Les écritures sont passées à la clôture du mois. Jusque-là, le compte d'activité montre ce qu'elles
        seront.
      </Text>
    );
  return (
    <DataTable
      caption="Écritures du mois"
      columns={columnsFor(month, payslip, nameOf)}
      rows={entries}
      keyOf={({ numero }) => String(numero)}
    />
  );
}

/** Accounts are called as the rules call them. */
function useAccountNames(month: OfMonth): (account: string) => string {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.payroll.readIdentity.queryOptions(month));
  const names = new Map(data?.accounts.map(({ account, label }) => [account, label]));
  return (account) => names.get(account) ?? account;
}

function columnsFor(
  month: OfMonth,
  payslip: Payslip,
  nameOf: (account: string) => string,
): readonly Column<Entry>[] {
  return [
    {
      id: "numero",
      head: "N°",
      right: true,
      cell: ({ numero }) => numero,
      order: (left, right) => left.numero - right.numero,
    },
    {
      id: "libelle",
      head: "Libellé",
      cell: ({ label, item }) => (item === null ? label : `${label} · ${item}`),
      order: (left, right) => left.label.localeCompare(right.label, "fr"),
    },
    {
      id: "de",
      head: "Du compte",
      cell: ({ fromAccount }) => nameOf(fromAccount),
      order: (left, right) => nameOf(left.fromAccount).localeCompare(nameOf(right.fromAccount), "fr"),
    },
    {
      id: "vers",
      head: "Vers le compte",
      cell: ({ toAccount }) => nameOf(toAccount),
      order: (left, right) => nameOf(left.toAccount).localeCompare(nameOf(right.toAccount), "fr"),
    },
    { id: "fondement", head: "Fondement", cell: ({ basis }) => basisWord(basis) },
    {
      id: "montant",
      head: "Montant",
      right: true,
      cell: ({ line, item, amount, label }) => (
        <Amount
          value={amount}
          of={label}
          explain={{
            kind: "month",
            ...month,
            amount: movementId({ line, amount, ...(item !== null && { item }) }, payslip),
          }}
        />
      ),
    },
  ];
}

function basisWord(basis: string | null): string {
  return Object.entries(BASES).find(([id]) => id === basis)?.[1] ?? "";
}
