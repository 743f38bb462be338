import { frenchDate } from "@bareme/kernel";
import { Button, Checkbox, Group, Stack, Text, Title } from "@mantine/core";
import { IconGitCompare } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useSociete } from "../../api/session.tsx";
import { DataTable, type Column } from "../../parts/data-table.tsx";
import { usePersonNames } from "../../parts/use-person-names.ts";
import { useRuleSetWords } from "../../rule-text/use-rule-set-words.ts";
import type { Release } from "./by-rule-set.ts";
import { Fingerprint } from "./fingerprint.tsx";

/** The releases of a rule set; two of them are chosen and compared. */
export function ReleaseTable({
  ruleSet,
  releases,
}: {
  readonly ruleSet: string;
  readonly releases: readonly Release[];
}) {
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const choose = (number: number): void =>
    setChosen(
      chosen.includes(number) ? chosen.filter((one) => one !== number) : [...chosen, number].slice(-2),
    );
  const columns = useColumns(chosen, choose);
  const name = useRuleSetWords()(ruleSet);
  return (
    <Stack gap="xs" component="section" aria-label={name}>
      <Group justify="space-between">
        <Title order={2} size="h4">
          {name}
        </Title>
        {releases.length > 1 && <CompareButton ruleSet={ruleSet} chosen={chosen} />}
      </Group>
      <DataTable
        caption={`Versions de ${name}`}
        columns={releases.length > 1 ? columns : columns.slice(1)}
        rows={releases}
        keyOf={({ id }) => id}
      />
    </Stack>
  );
}

function CompareButton({
  ruleSet,
  chosen,
}: {
  readonly ruleSet: string;
  readonly chosen: readonly number[];
}) {
  const navigate = useNavigate();
  const { slug } = useSociete();
  const [de, vers] = chosen.toSorted((left, right) => left - right);
  const compare = (): void =>
    void navigate({
      to: "/$societe/versions/comparer",
      params: { societe: slug },
      search: { regles: ruleSet, de: String(de), vers: String(vers) },
    });
  return (
    <Group gap="sm">
      <Text size="sm" c="dimmed">
        {vers === undefined ? "Cochez deux versions." : `n° ${de} et n° ${vers}`}
      </Text>
      <Button
        size="sm"
        disabled={vers === undefined}
        leftSection={<IconGitCompare size={16} aria-hidden />}
        onClick={compare}
      >
        Comparer
      </Button>
    </Group>
  );
}

function useColumns(chosen: readonly number[], choose: (number: number) => void): readonly Column<Release>[] {
  const nameOf = usePersonNames();
  return [
    {
      id: "chosen",
      head: "Choisir",
      width: 80,
      cell: ({ number }) => (
        <Checkbox
          aria-label={`Choisir la version n° ${number}`}
          checked={chosen.includes(number)}
          onChange={() => choose(number)}
        />
      ),
    },
    {
      id: "number",
      head: "Version",
      width: 90,
      cell: ({ number }) => <Text size="sm" fw={600}>{`n° ${number}`}</Text>,
    },
    {
      id: "effective",
      head: "Prend effet le",
      width: 150,
      cell: ({ effectiveFrom }) => <Text size="sm">{frenchDate(effectiveFrom)}</Text>,
    },
    {
      id: "known",
      head: "Connue depuis le",
      width: 160,
      cell: ({ knownFrom }) => <Text size="sm">{frenchDate(knownFrom)}</Text>,
    },
    {
      id: "people",
      head: "Écrite, approuvée par",
      cell: ({ authorId, approverId, solo }) => (
        <>
          <Text size="sm">{solo ? nameOf(authorId) : `${nameOf(authorId)}, ${nameOf(approverId)}`}</Text>
          {solo && (
            <Text size="sm" fw={600} style={{ color: "var(--ecart)" }}>
              une seule personne
            </Text>
          )}
        </>
      ),
    },
    { id: "reason", head: "Motif", cell: ({ reason }) => <Text size="sm">{reason}</Text> },
    {
      id: "hash",
      head: "Empreinte",
      width: 150,
      cell: ({ hash, number }) => <Fingerprint hash={hash} of={`la version n° ${number}`} />,
    },
  ];
}
