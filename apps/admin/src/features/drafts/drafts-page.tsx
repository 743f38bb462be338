import { Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useRouteContext } from "@tanstack/react-router";
import { useMay, useSociete } from "../../api/session.tsx";
import { useTRPC } from "../../api/trpc.ts";
import { formatInstant } from "../../format/instants.ts";
import { DataTable, type Column } from "../../parts/data-table.tsx";
import { AnchorLink } from "../../parts/links.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { usePersonNames } from "../../parts/use-person-names.ts";
import { useRuleSetWords } from "../../rule-text/use-rule-set-words.ts";
import { AWAITED_WORDS, awaitedOf, inboxOrder, STATUS_WORDS, type ListedDraft } from "./draft-words.ts";
import { NewDraft } from "./new-draft.tsx";

const EVERY_MS = 15_000;

/** The inbox of drafts: what waits for its reader first. */
export function DraftsPage() {
  const trpc = useTRPC();
  const { me } = useRouteContext({ from: "/$societe" });
  const reader = {
    id: me.utilisateurId,
    writes: useMay("write"),
    approves: useMay("approve"),
    approvesOwn: useSociete().soloApproval,
  };
  const { data: drafts } = useSuspenseQuery(
    trpc.rules.listDrafts.queryOptions({}, { refetchInterval: EVERY_MS }),
  );
  const columns = useColumns(reader);
  const waiting = drafts.filter((draft) => awaitedOf(draft, reader) !== null).length;
  return (
    <>
      <PageHead
        title="Brouillons"
        says={`Une règle ne change que par un brouillon : on l'écrit, quelqu'un d'autre le relit, puis il devient une version. ${waitingWords(waiting)}`}
      />
      {reader.writes && <NewDraft />}
      <DataTable
        caption="Brouillons de règles"
        columns={columns}
        rows={inboxOrder(drafts, reader)}
        keyOf={({ id }) => id}
        empty={
          reader.writes
            ? "Aucun brouillon encore : nommez-en un ci-dessus pour changer une règle."
            : "Aucun brouillon encore. Un auteur de règles en commence un pour changer une règle."
        }
      />
    </>
  );
}

function waitingWords(count: number): string {
  if (count === 0) return "Rien ne vous attend.";
  return count === 1 ? "Un brouillon vous attend." : `${count} brouillons vous attendent.`;
}

function useColumns(reader: Parameters<typeof awaitedOf>[1]): readonly Column<ListedDraft>[] {
  const { slug } = useSociete();
  const nameOf = usePersonNames();
  const ruleSetWords = useRuleSetWords();
  return [
    {
      id: "label",
      head: "Brouillon",
      order: byText(({ label }) => label),
      cell: ({ id, label }) => (
        <AnchorLink to="/$societe/brouillons/$brouillon" params={{ societe: slug, brouillon: id }} fw={600}>
          {label}
        </AnchorLink>
      ),
    },
    {
      id: "status",
      head: "État",
      order: byText(({ status }) => STATUS_WORDS[status]),
      cell: (draft) => {
        const awaited = awaitedOf(draft, reader);
        return (
          <>
            <Text size="sm">{STATUS_WORDS[draft.status]}</Text>
            {awaited !== null && (
              <Text size="sm" fw={600} style={{ color: "var(--ecart)" }}>
                {AWAITED_WORDS[awaited]}
              </Text>
            )}
          </>
        );
      },
    },
    {
      id: "author",
      head: "Auteur",
      order: byText(({ authorId }) => nameOf(authorId)),
      cell: ({ authorId }) => <Text size="sm">{nameOf(authorId)}</Text>,
    },
    {
      id: "layers",
      head: "Ce qu'il touche",
      cell: ({ ruleSets }) => (
        <Text size="sm">{ruleSets.length === 0 ? "rien encore" : ruleSets.map(ruleSetWords).join(", ")}</Text>
      ),
    },
    {
      id: "updated",
      head: "Dernier changement",
      order: byText(({ updatedAt }) => updatedAt),
      cell: ({ updatedAt }) => <Text size="sm">{formatInstant(updatedAt)}</Text>,
    },
  ];
}

function byText(read: (draft: ListedDraft) => string): (left: ListedDraft, right: ListedDraft) => number {
  return (left, right) => read(left).localeCompare(read(right), "fr");
}
