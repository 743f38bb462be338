import { Button, Group, Stack, Text } from "@mantine/core";
import { IconLink, IconLinkOff } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { problemsOf } from "../../api/problems.ts";
import { useMay, type Answers } from "../../api/session.tsx";
import { useTRPC } from "../../api/trpc.ts";
import { formatInstant } from "../../format/instants.ts";
import { DataTable, type Column } from "../../parts/data-table.tsx";
import { Loading } from "../../parts/loading.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { Problems } from "../../parts/problems.tsx";
import { useContractNames } from "../../parts/use-contract-names.ts";
import { usePersonNames } from "../../parts/use-person-names.ts";
import { AdministratorsAlone } from "./administrators-alone.tsx";
import { Details } from "./journal-details.tsx";
import { actionWords } from "./journal-words.ts";
import { Target } from "./journal-target.tsx";
import { useMonthContrats } from "./use-month-contrats.ts";

type Entry = Answers["access"]["listJournal"]["entries"][number];

interface Row {
  readonly entry: Entry;
  /** Whether it holds on to the entry before it; null for the oldest of the page, whose neighbour is not read. */
  readonly chained: boolean | null;
}

const PAGE = 50;
const NONE: readonly Entry[] = [];

/** Who changed what, and when: each entry holds the seal of the one before, so that none can be changed or taken out unseen. */
export function JournalPage() {
  return useMay("administer") ? <Journal /> : <AdministratorsAlone title="Journal" />;
}

function Journal() {
  const trpc = useTRPC();
  const nameOf = usePersonNames();
  /** Where each page that was turned begins; the newest page begins nowhere. */
  const [turned, setTurned] = useState<readonly number[]>([]);
  const before = turned.at(-1);
  const page = useQuery({
    ...trpc.access.listJournal.queryOptions({ limit: PAGE, ...(before !== undefined && { before }) }),
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(() => rowsOf(page.data?.entries ?? []), [page.data]);
  const contrats = useMonthContrats(page.data?.entries ?? NONE);
  const personOf = useContractNames();
  const columns = columnsOf({ nameOf, personOf, contratOf: (moisId) => contrats.get(moisId) });
  const next = page.data?.next ?? null;
  return (
    <Stack>
      <PageHead
        title="Journal"
        says="Chaque changement, qui l'a fait et quand. Chaque ligne porte le sceau de la précédente : en changer ou en retirer une se verrait."
      />
      <Problems problems={page.isError ? problemsOf(page.error) : []} title="Le journal ne se lit pas" />
      {page.isPending ? (
        <Loading />
      ) : (
        <DataTable
          caption="Journal"
          columns={columns}
          rows={rows}
          keyOf={({ entry }) => String(entry.id)}
          empty="Rien n'a encore été changé."
        />
      )}
      <Group>
        <Button
          variant="default"
          disabled={turned.length === 0}
          onClick={() => setTurned(turned.slice(0, -1))}
        >
          Plus récents
        </Button>
        <Button
          variant="default"
          disabled={next === null}
          onClick={() => next !== null && setTurned([...turned, next])}
        >
          Plus anciens
        </Button>
        <Text size="sm" c="dimmed" role="status">
          Page {turned.length + 1}
        </Text>
      </Group>
    </Stack>
  );
}

function rowsOf(entries: readonly Entry[]): readonly Row[] {
  return entries.map((entry, index) => {
    const older = entries[index + 1];
    return { entry, chained: older === undefined ? null : older.hash === entry.previousHash };
  });
}

interface Names {
  readonly nameOf: (id: string) => string;
  readonly personOf: (contratId: string) => string;
  readonly contratOf: (moisId: string) => string | undefined;
}

function columnsOf(names: Names): readonly Column<Row>[] {
  const { nameOf } = names;
  return [
    { id: "at", head: "Quand", width: 190, cell: ({ entry }) => formatInstant(entry.at) },
    {
      id: "who",
      head: "Qui",
      width: 160,
      cell: ({ entry }) => (entry.utilisateurId === null ? "le serveur" : nameOf(entry.utilisateurId)),
    },
    { id: "action", head: "Quoi", width: 240, cell: ({ entry }) => actionWords(entry.action) },
    { id: "target", head: "Sur", width: 190, cell: ({ entry }) => <Target entry={entry} {...names} /> },
    {
      id: "data",
      head: "Détails",
      cell: ({ entry }) => <Details data={entry.data} />,
    },
    { id: "chained", head: "Sceau", width: 110, cell: ({ chained }) => <Chained chained={chained} /> },
  ];
}

function Chained({ chained }: { readonly chained: boolean | null }) {
  if (chained === null)
    return (
      <Text size="sm" c="dimmed">
        page suivante
      </Text>
    );
  const Icon = chained ? IconLink : IconLinkOff;
  return (
    <Group gap={4} wrap="nowrap" c={chained ? "var(--juste)" : "var(--faux)"}>
      <Icon size={14} aria-hidden /> {chained ? "chaîné" : "rompu"}
    </Group>
  );
}
