import { Group, Stack, Text, Title } from "@mantine/core";
import { useMemo } from "react";
import { DataTable, type Column } from "../../../parts/data-table.tsx";
import { differences, type LineRow } from "./preview-rows.ts";

/** The lines that are taken, and what each changes: what was there, struck through, and what will be. */
export function TakenLines({
  rows,
  nameOf,
}: {
  readonly rows: readonly LineRow[];
  /** Whose contract it is. */
  readonly nameOf: (contratId: string) => string;
}) {
  const columns = useMemo(
    (): readonly Column<LineRow>[] => [
      {
        id: "line",
        head: "Ligne",
        right: true,
        cell: ({ line }) => line,
        order: (left, right) => left.line - right.line,
      },
      { id: "status", head: "Lecture", cell: ({ status }) => <StatusMark status={status} /> },
      {
        id: "who",
        head: "Salarié porté",
        cell: ({ change }) => (change === undefined ? "–" : nameOf(change.contratId)),
      },
      {
        id: "what",
        head: "Effet",
        cell: ({ change }) => (change === undefined ? "–" : EFFECTS[change.change]),
      },
      { id: "changes", head: "Ce qui change", cell: ({ change }) => <Differences change={change} /> },
      { id: "why", head: "Corrigé à la lecture", cell: ({ reasons }) => reasons.join(" ; ") },
    ],
    [nameOf],
  );
  if (rows.length === 0) return null;
  return (
    <Stack gap="sm" component="section" aria-label="Lignes prises">
      <Title order={2} size="h3">
        Lignes prises ({rows.length})
      </Title>
      <DataTable
        caption="Lignes prises et ce qu'elles changent"
        columns={columns}
        rows={rows}
        keyOf={({ line }) => String(line)}
      />
    </Stack>
  );
}

const EFFECTS = { add: "Ajout", replace: "Remplacement", none: "Déjà enregistré" } as const;

const COLORS = {
  accepted: "var(--mantine-color-text)",
  corrected: "var(--ecart)",
  refused: "var(--faux)",
} as const;

const WORDS = { accepted: "Acceptée", corrected: "Corrigée", refused: "Refusée" } as const;

function StatusMark({ status }: { readonly status: LineRow["status"] }) {
  return (
    <Text size="sm" fw={600} c={COLORS[status]}>
      {WORDS[status]}
    </Text>
  );
}

function Differences({ change }: { readonly change: LineRow["change"] }) {
  if (change === undefined || change.change === "none") return <Text size="sm">–</Text>;
  return (
    <Group gap="md" wrap="nowrap">
      {differences(change).map(({ field, before, after }) => (
        <Text key={field} size="sm" style={{ whiteSpace: "nowrap" }}>
          {field} :{" "}
          {before !== null && (
            <Text span td="line-through" c="var(--avant)">
              {before}
            </Text>
          )}{" "}
          <Text span c="var(--brouillon)" fw={600}>
            {after ?? "retiré"}
          </Text>
        </Text>
      ))}
    </Group>
  );
}
