import { Button, Group, List, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { problemsOf } from "../../api/problems.ts";
import { useSociete, type Answers } from "../../api/session.tsx";
import { useTRPC } from "../../api/trpc.ts";
import { useKept } from "../../parts/use-kept.ts";
import type { ReadDraft } from "./answers.ts";
import { DraftProblems } from "./draft-problems.tsx";
import { today } from "../../format/today.ts";
import { useRefreshDraft } from "./use-refresh-draft.ts";

interface Typed {
  readonly effectiveFrom: string;
  readonly knownFrom: string;
  readonly reason: string;
}

const NOTHING: Typed = { effectiveFrom: "", knownFrom: "", reason: "" };

/** Publishes an approved draft: since when it is known, when it takes effect, and why. */
export function PublishForm({
  draft: { id: draftId },
  seen,
  onPublished,
}: {
  readonly draft: ReadDraft["draft"];
  readonly seen: number;
  readonly onPublished: (published: Answers["rules"]["publishDraft"]) => void;
}) {
  const trpc = useTRPC();
  const refresh = useRefreshDraft();
  const { slug } = useSociete();
  const [typed, setTyped, { clear }] = useKept(`${slug} publication ${draftId}`, NOTHING);
  const knownFrom = typed.knownFrom === "" ? today() : typed.knownFrom;
  const publish = useMutation(
    trpc.rules.publishDraft.mutationOptions({
      onSuccess: (published) => {
        onPublished(published);
        clear();
        refresh();
      },
    }),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { effectiveFrom, reason } = typed;
    publish.mutate({ draftId, revision: seen, effectiveFrom, knownFrom, reason: reason.trim() });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" maw={640}>
        <Group grow align="flex-start" preventGrowOverflow={false}>
          <TextInput
            type="date"
            label="Prend effet le"
            description={"La date annoncée\u202F; chaque valeur garde la sienne."}
            value={typed.effectiveFrom}
            onChange={({ currentTarget }) => setTyped({ ...typed, effectiveFrom: currentTarget.value })}
            required
            withAsterisk={false}
          />
          <TextInput
            type="date"
            label="Connue à partir du"
            description="Un mois calculé à une date d'avant ne la voit pas."
            value={knownFrom}
            onChange={({ currentTarget }) => setTyped({ ...typed, knownFrom: currentTarget.value })}
            required
            withAsterisk={false}
          />
        </Group>
        <Textarea
          label="Motif de la publication"
          description="Il reste écrit dans la version, comme « Décret du 12 décembre 2026 »."
          value={typed.reason}
          onChange={({ currentTarget }) => setTyped({ ...typed, reason: currentTarget.value })}
          autosize
          minRows={2}
          maxLength={2000}
          required
          withAsterisk={false}
        />
        <Group>
          <Button type="submit" loading={publish.isPending && !publish.isPaused}>
            Publier
          </Button>
          {publish.isPaused && (
            <Text size="sm" role="status">
              En attente de connexion&#8239;: la publication partira dès qu'elle revient.
            </Text>
          )}
        </Group>
        {publish.error !== null && (
          <DraftProblems
            draftId={draftId}
            problems={problemsOf(publish.error)}
            title="Le brouillon n'a pas été publié"
          />
        )}
      </Stack>
    </form>
  );
}

/** Companies whose rules no longer compile over what was just published. */
export function BrokenPlans({ broken }: { readonly broken: Answers["rules"]["publishDraft"]["broken"] }) {
  if (broken.length === 0) return null;
  return (
    <div role="alert">
      <Text size="sm" fw={600} style={{ color: "var(--faux)" }}>
        Ces sociétés doivent réparer leurs règles avant de calculer d'autres mois&#8239;:
      </Text>
      <List size="sm">
        {broken.map(({ slug, label, monthsBlocked }) => (
          <List.Item key={slug}>{`${label} (${monthsBlocked} mois en attente)`}</List.Item>
        ))}
      </List>
    </div>
  );
}
