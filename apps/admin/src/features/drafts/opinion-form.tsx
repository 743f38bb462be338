import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { problemsOf } from "../../api/problems.ts";
import { useMay, useSociete } from "../../api/session.tsx";
import { useTRPC } from "../../api/trpc.ts";
import { useKept } from "../../parts/use-kept.ts";
import type { ReadDraft } from "./answers.ts";
import { DraftProblems } from "./draft-problems.tsx";
import { useRefreshDraft } from "./use-refresh-draft.ts";

/** Where one speaks of a draft: a sentence, and what one does with it. The server refuses what may not be, and says why. */
export function OpinionForm({
  draft: { id: draftId, status },
  seen,
}: {
  readonly draft: ReadDraft["draft"];
  /** The revision that the reader has read: it is the one they speak of. */
  readonly seen: number;
}) {
  const { slug } = useSociete();
  const [writes, approves] = [useMay("write"), useMay("approve")];
  const [text, setText, { clear, found }] = useKept(`${slug} avis ${draftId}`, "");
  const { request, comment, approve, refuse } = useOpinions(clear);
  const actions = [
    { label: "Demander la relecture", mutation: request, shown: status === "open" && writes, first: true },
    { label: "Approuver", mutation: approve, shown: status === "submitted" && approves, first: true },
    {
      label: status === "approved" ? "Reprendre l'approbation" : "Renvoyer à ses auteurs",
      mutation: refuse,
      shown: status !== "open" && approves,
      first: false,
    },
    { label: "Ajouter une remarque", mutation: comment, shown: true, first: false },
  ].filter(({ shown }) => shown);
  const isPaused = actions.some(({ mutation }) => mutation.isPaused);
  const isPending = actions.some(({ mutation }) => mutation.isPending);
  const failed = actions.find(({ mutation }) => mutation.error !== null);
  if (!writes && !approves) return null;
  return (
    <Stack gap="xs">
      <Textarea
        label="Votre avis"
        description={
          found && text !== ""
            ? "Ce que vous aviez commencé à écrire est encore là."
            : "Une phrase, qui reste au dossier avec votre nom et la date."
        }
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        autosize
        minRows={2}
        maxLength={2000}
        maw={640}
      />
      <Group gap="sm">
        {actions.map(({ label, mutation, first }) => (
          <Button
            key={label}
            variant={first ? "filled" : "default"}
            disabled={text.trim() === "" || isPending}
            loading={mutation.isPending && !mutation.isPaused}
            onClick={() => mutation.mutate({ draftId, revision: seen, text: text.trim() })}
          >
            {label}
          </Button>
        ))}
      </Group>
      {text.trim() === "" && (
        <Text size="sm" c="dimmed">
          Écrivez d'abord votre avis.
        </Text>
      )}
      {isPaused && (
        <Text size="sm" role="status">
          En attente de connexion&#8239;: votre avis partira dès qu'elle revient.
        </Text>
      )}
      {failed !== undefined && (
        <DraftProblems
          draftId={draftId}
          problems={problemsOf(failed.mutation.error)}
          title="L'avis n'a pas été enregistré"
        />
      )}
    </Stack>
  );
}

/** The four ways to speak of a draft. One that succeeds forgets what the others were refused. */
function useOpinions(clear: () => void) {
  const trpc = useTRPC();
  const refresh = useRefreshDraft();
  const said = {
    onSuccess: () => {
      clear();
      for (const one of all) one.reset();
      refresh();
    },
    onMutate: () => {
      for (const one of all) if (one.isError) one.reset();
    },
  };
  const request = useMutation(trpc.rules.requestReview.mutationOptions(said));
  const comment = useMutation(trpc.rules.commentDraft.mutationOptions(said));
  const approve = useMutation(trpc.rules.approveDraft.mutationOptions(said));
  const refuse = useMutation(trpc.rules.refuseDraft.mutationOptions(said));
  const all = [request, comment, approve, refuse];
  return { request, comment, approve, refuse };
}
