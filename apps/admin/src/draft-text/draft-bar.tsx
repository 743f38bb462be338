import { Button, Group, NativeSelect, Paper, Stack, Text, VisuallyHidden } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Suspense } from "react";
import { useMay, useSociete } from "../api/session.tsx";
import { useTRPC } from "../api/trpc.ts";
import { ButtonLink } from "../parts/links.tsx";
import { Conflicts } from "./conflicts.tsx";
import { useDraftTexts } from "./draft-texts-context.ts";
import { ForeignChanges } from "./foreign-changes.tsx";
import { NewDraft } from "./new-draft.tsx";
import { ProblemPlaces } from "./problem-places.tsx";
import { SaveStateText } from "./save-state.tsx";
import { useTypedChecked } from "./use-typed-checked.ts";

/** On every page of rules: the draft that one works in, whether it is saved, and what is wrong with it. */
export function DraftBar() {
  const { stack } = useDraftTexts();
  const { slug } = useSociete();
  const [isOpen, { toggle }] = useDisclosure(false);
  const draft = stack.draft?.draft;
  return (
    <Paper component="section" aria-label="Brouillon" withBorder p="sm" mb="lg">
      <Stack gap="xs">
        <Group gap="sm" justify="space-between">
          <Group gap="sm">
            <DraftChoice />
            {draft !== undefined && <SaveStateText />}
            <Suspense fallback={<Checking />}>
              <Verdict isOpen={isOpen} onToggle={toggle} />
            </Suspense>
          </Group>
          {draft !== undefined && (
            <ButtonLink
              to="/$societe/brouillons/$brouillon"
              params={{ societe: slug, brouillon: draft.id }}
              size="xs"
              variant="light"
            >
              Peut-on publier{"\u202F"}?
            </ButtonLink>
          )}
        </Group>
        {draft?.status === "submitted" && (
          <Text size="sm">Ce brouillon est en relecture{"\u202F"}: un changement annule la demande.</Text>
        )}
        {draft?.status === "approved" && (
          <Text size="sm">Ce brouillon est approuvé{"\u202F"}: un changement annule l'approbation.</Text>
        )}
        <Conflicts />
        {isOpen && (
          <Suspense>
            <Wrong />
          </Suspense>
        )}
      </Stack>
      <ForeignChanges />
    </Paper>
  );
}

function DraftChoice() {
  const trpc = useTRPC();
  const navigate = useNavigate();
  const mayWrite = useMay("write");
  const { stack } = useDraftTexts();
  const { data = [] } = useQuery(trpc.rules.listDrafts.queryOptions({}));
  const here = stack.draft?.draft;
  const open = data.filter(({ status }) => status !== "published" && status !== "abandoned");
  const all = here === undefined || open.some(({ id }) => id === here.id) ? open : [here, ...open];
  const choose = (draftId: string): void => {
    const address = new URL(window.location.href);
    if (draftId === "") address.searchParams.delete("brouillon");
    else address.searchParams.set("brouillon", draftId);
    void navigate({ href: `${address.pathname}${address.search}` });
  };
  return (
    <>
      <NativeSelect
        aria-label="Je travaille dans"
        size="xs"
        value={here?.id ?? ""}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[
          { value: "", label: "Règles publiées" },
          ...all.map(({ id, label }) => ({ value: id, label: `Brouillon : ${label}` })),
        ]}
      />
      {mayWrite && <NewDraft onCreated={choose} />}
    </>
  );
}

function Checking() {
  return (
    <Text size="sm" c="dimmed" role="status">
      Vérification des règles…
    </Text>
  );
}

function Verdict({ isOpen, onToggle }: { readonly isOpen: boolean; readonly onToggle: () => void }) {
  const { checked } = useTypedChecked();
  const count = checked.problems.length;
  const says = count === 0 ? "Aucun problème" : count === 1 ? "1 problème" : `${count} problèmes`;
  return (
    <>
      <VisuallyHidden role="status">{says}</VisuallyHidden>
      {count === 0 ? (
        <Group gap={6} c="var(--juste)" wrap="nowrap">
          <IconCheck size={16} aria-hidden />
          <Text size="sm">{says}</Text>
        </Group>
      ) : (
        <Button
          size="compact-sm"
          variant="default"
          c="var(--faux)"
          leftSection={<IconAlertTriangle size={16} aria-hidden />}
          aria-expanded={isOpen}
          onClick={onToggle}
        >
          {says}
        </Button>
      )}
    </>
  );
}

function Wrong() {
  const { checked } = useTypedChecked();
  return <ProblemPlaces problems={checked.problems} />;
}
