import { frenchDate } from "@bareme/kernel";
import { Alert, Button, Group, Paper, Stack, Text } from "@mantine/core";
import { IconAlertTriangle, IconPrinter } from "@tabler/icons-react";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useMay, useSociete, type Answers } from "../../api/session.tsx";
import { ButtonLink } from "../../parts/links.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { ChangesSection } from "./changes-section.tsx";
import { CountsSection, countsState } from "./counts-section.tsx";
import { StateMark } from "./draft-section.tsx";
import { FaultsSection } from "./faults-section.tsx";
import { MonthsSection, monthsState } from "./months-section.tsx";
import { PublishedSection } from "./published-section.tsx";
import { BrokenPlans } from "./publish-form.tsx";
import { ReviewSection } from "./review-section.tsx";
import { currentEssai } from "./scenarios-standing.ts";
import { ScenariosSection } from "./scenarios-section.tsx";
import { verdictOf, type Verdict } from "./section-state.ts";
import { today } from "../../format/today.ts";
import { UnprotectedSection, unprotectedState } from "./unprotected-section.tsx";
import { STATUS_WORDS } from "./draft-words.ts";
import type { ReadDraft } from "./answers.ts";
import { usePersonNames } from "../../parts/use-person-names.ts";
import { useSeenRevision } from "./use-seen-revision.ts";
import { useDraft } from "./use-draft.ts";
import { useDraftReview, type DraftReview } from "./use-draft-review.ts";
import { useLightPrint } from "./use-light-print.ts";
import classes from "./section.module.css";

/** « Peut-on publier ? »: all that the compliance officer reads before signing, on one page. */
export function DraftPage() {
  const { brouillon } = useParams({ from: "/$societe/brouillons/$brouillon" });
  return <OneDraft key={brouillon} draftId={brouillon} />;
}

function OneDraft({ draftId }: { readonly draftId: string }) {
  const read = useDraft(draftId);
  const review = useDraftReview(read);
  const { kind } = useSociete();
  const { revision, status, label } = read.draft;
  const seen = useSeenRevision(read);
  const [published, setPublished] = useState<Answers["rules"]["publishDraft"] | null>(null);
  useLightPrint();
  const isEnded = status === "published" || status === "abandoned";
  return (
    <>
      <PageHead
        title={isEnded ? `Brouillon « ${label} »` : `Peut-on publier « ${label} »\u202F?`}
        says={`État\u202F: ${STATUS_WORDS[status]}. Révision ${revision}.`}
        actions={<Actions draftId={draftId} isEnded={isEnded} />}
      />
      <Stack gap="md">
        <VerdictBox verdict={verdictOf(standsOf(review, kind))} />
        {published !== null && <BrokenPlans broken={published.broken} />}
        {seen.others.length > 0 && !isEnded && <Moved read={read} seen={seen} />}
        {status === "published" && <PublishedSection read={read} />}
        {!isEnded && (
          <>
            <ChangesSection review={review} />
            <FaultsSection review={review} />
          </>
        )}
        <ScenariosSection review={review} />
        {!isEnded && (
          <>
            {kind === "publisher" ? <CountsSection review={review} /> : <MonthsSection review={review} />}
            <UnprotectedSection review={review} />
          </>
        )}
        <ReviewSection read={read} seen={seen.revision} onPublished={setPublished} />
        <SignOff />
      </Stack>
    </>
  );
}

/** Someone else wrote since the page was opened: it is read before one speaks of it. */
function Moved({
  read,
  seen: { revision, others, acknowledge },
}: {
  readonly read: ReadDraft;
  readonly seen: ReturnType<typeof useSeenRevision>;
}) {
  const nameOf = usePersonNames();
  const now = read.draft.revision;
  return (
    <Alert
      role="status"
      variant="default"
      icon={<IconAlertTriangle aria-hidden color="var(--ecart)" />}
      title="Le brouillon vient de changer"
    >
      <Text size="sm" mb="xs">
        {`Vous avez ouvert la révision ${revision}, et ${others.map(nameOf).join(", ")} a écrit jusqu'à la révision ${now}. Relisez ce qui change ci-dessous avant de donner votre avis.`}
      </Text>
      <Button size="xs" variant="default" onClick={acknowledge}>
        {`J'ai relu la révision ${now}`}
      </Button>
    </Alert>
  );
}

function Actions({ draftId, isEnded }: { readonly draftId: string; readonly isEnded: boolean }) {
  const { slug } = useSociete();
  const writes = useMay("write");
  return (
    <Group gap="sm" className={classes["notPrinted"] ?? ""}>
      {writes && !isEnded && (
        <ButtonLink
          to="/$societe/regles"
          params={{ societe: slug }}
          search={{ brouillon: draftId }}
          variant="default"
        >
          Modifier les règles
        </ButtonLink>
      )}
      <Button
        variant="default"
        leftSection={<IconPrinter size={16} aria-hidden />}
        onClick={() => window.print()}
      >
        Imprimer
      </Button>
    </Group>
  );
}

function VerdictBox({ verdict: { state, sentence, advice } }: { readonly verdict: Verdict }) {
  return (
    <Paper withBorder p="md" className={`${classes["verdict"]} ${classes[state]}`} role="status">
      <Stack gap={4}>
        <Text fw={700} fz="lg" c="var(--mantine-color-text)">
          {sentence}
        </Text>
        {advice !== null && (
          <Text size="sm" c="var(--mantine-color-text)">
            {advice}
          </Text>
        )}
        <StateMark state={state} />
      </Stack>
    </Paper>
  );
}

function standsOf({ read, check, essais, months, counts, unprotected }: DraftReview, kind: string) {
  const { status, revision } = read.draft;
  return {
    status,
    faults: check.state === "known" ? check.value.problems.length : null,
    failing: currentEssai(essais)?.failed ?? null,
    impact: kind === "publisher" ? countsState(counts, revision) : monthsState(months, revision),
    unprotected: unprotectedState(unprotected, revision),
  };
}

/** On paper alone: what was read is signed. */
function SignOff() {
  const { societe } = useSociete();
  return (
    <div className={classes["printed"]}>
      <Text size="sm">{`${societe}, imprimé le ${frenchDate(today())}.`}</Text>
      <Text size="sm" mt="lg">
        Nom, date et signature&#8239;:
      </Text>
    </div>
  );
}
