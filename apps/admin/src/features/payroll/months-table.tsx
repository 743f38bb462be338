import { Group, SegmentedControl, Stack, Text, TextInput } from "@mantine/core";
import { compareText } from "@bareme/kernel";
import { IconSearch } from "@tabler/icons-react";
import { useDeferredValue, useMemo, useState } from "react";
import { useSociete } from "../../api/session.tsx";
import { Amount } from "../../parts/amount.tsx";
import { DataTable, type Column } from "../../parts/data-table.tsx";
import { AnchorLink } from "../../parts/links.tsx";
import { Standing } from "./standing.tsx";
import { filtered, FILTERS, type Filter } from "./tally.ts";
import { contracts, standingOf, type MonthOfList } from "./words.ts";

/** The month of each contract: where it stands, what it pays, what stops it. */
export function MonthsTable({
  period,
  rows,
}: {
  readonly period: string;
  readonly rows: readonly MonthOfList[];
}) {
  const { slug } = useSociete();
  const [filter, setFilter] = useState<Filter>("tous");
  const [typed, setTyped] = useState("");
  const looked = useDeferredValue(typed);
  const shown = useMemo(() => filtered(rows, filter, looked), [rows, filter, looked]);
  const columns = useMemo(() => columnsFor(slug, period), [slug, period]);
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <SegmentedControl
          aria-label="Mois à montrer"
          data={[...FILTERS]}
          value={filter}
          onChange={(value) => setFilter(FILTERS.find((one) => one.value === value)?.value ?? "tous")}
        />
        <TextInput
          aria-label="Chercher un salarié porté"
          placeholder="Nom ou matricule"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <Text size="sm" c="dimmed" role="status">
          {contracts(shown.length)}
        </Text>
      </Group>
      <DataTable
        caption="Mois des contrats"
        columns={columns}
        rows={shown}
        keyOf={({ moisId }) => moisId}
        empty={
          filter === "bloques"
            ? "Rien n'est bloqué."
            : "Aucun contrat ne répond à ce filtre : montrez-les tous."
        }
      />
    </Stack>
  );
}

function columnsFor(slug: string, period: string): readonly Column<MonthOfList>[] {
  return [
    {
      id: "porte",
      head: "Salarié porté",
      cell: ({ contratId, porte }) => (
        <AnchorLink
          to="/$societe/paie/$mois/$contrat"
          params={{ societe: slug, mois: period, contrat: contratId }}
          fw={600}
          size="sm"
        >
          {porte.prenom} {porte.nom}
        </AnchorLink>
      ),
      order: (left, right) => left.porte.nom.localeCompare(right.porte.nom, "fr"),
    },
    {
      id: "matricule",
      head: "Matricule",
      cell: ({ porte }) => porte.matricule,
      order: (left, right) => compareText(left.porte.matricule, right.porte.matricule),
    },
    {
      id: "etape",
      head: "Étape",
      cell: ({ status, state }) => <Standing status={status} state={state} />,
      order: (left, right) =>
        compareText(standingOf(left.status, left.state), standingOf(right.status, right.state)),
    },
    {
      id: "net",
      head: "Net à payer",
      right: true,
      cell: ({ contratId, netAPayer, porte }) => (
        <Amount
          value={netAPayer}
          of={`Net à payer de ${porte.prenom} ${porte.nom}`}
          explain={{ kind: "month", contratId, period, amount: "netAPayer" }}
        />
      ),
    },
    {
      id: "motif",
      head: "Ce qui empêche de payer",
      cell: ({ reason }) =>
        reason === null ? null : (
          <Text size="sm" truncate maw="28rem" title={`${reason.message} ${reason.remedy}`}>
            {reason.message}
          </Text>
        ),
    },
  ];
}
