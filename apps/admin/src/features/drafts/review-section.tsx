import { Stack, Title } from "@mantine/core";
import type { Answers } from "../../api/session.tsx";
import { useMay } from "../../api/session.tsx";
import { usePersonNames } from "../../parts/use-person-names.ts";
import { AbandonDraft } from "./abandon-draft.tsx";
import type { ReadDraft } from "./answers.ts";
import { DraftSection } from "./draft-section.tsx";
import { OpinionForm } from "./opinion-form.tsx";
import { OpinionTimeline } from "./opinion-timeline.tsx";
import { PublishForm } from "./publish-form.tsx";
import type { SectionState } from "./section-state.ts";
import classes from "./section.module.css";

type Status = ReadDraft["draft"]["status"];

const STATES: { readonly [S in Status]: SectionState } = {
  open: "todo",
  submitted: "todo",
  approved: "good",
  published: "good",
  abandoned: "look",
};

/** Four eyes: the review is asked for, given by someone else, and ends in a publication. */
export function ReviewSection({
  read,
  seen,
  onPublished,
}: {
  readonly read: ReadDraft;
  readonly seen: number;
  readonly onPublished: (published: Answers["rules"]["publishDraft"]) => void;
}) {
  const { draft } = read;
  const [writes, approves] = [useMay("write"), useMay("approve")];
  const says = useSays(read);
  const isEnded = draft.status === "published" || draft.status === "abandoned";
  return (
    <DraftSection title="Relecture et publication" state={STATES[draft.status]} says={says}>
      <OpinionTimeline read={read} />
      {!isEnded && (
        <Stack gap="lg" className={classes["notPrinted"] ?? ""}>
          <OpinionForm draft={draft} seen={seen} />
          {draft.status === "approved" && approves && (
            <Stack gap="xs">
              <Title order={3} size="h5">
                Publier
              </Title>
              <PublishForm draft={draft} seen={seen} onPublished={onPublished} />
            </Stack>
          )}
          {writes && (
            <div>
              <AbandonDraft draft={draft} />
            </div>
          )}
        </Stack>
      )}
    </DraftSection>
  );
}

function useSays({ draft, approval }: ReadDraft): string {
  const nameOf = usePersonNames();
  switch (draft.status) {
    case "open":
      return "La relecture se demande quand les règles n'ont plus de faute. Qui a écrit ne s'approuve pas.";
    case "submitted":
      return "La relecture est demandée\u202F: une personne qui n'a rien écrit de ce brouillon l'approuve ou le renvoie.";
    case "approved":
      return `Approuvé par ${approval === null ? "…" : nameOf(approval.utilisateurId)}. Un changement de texte annulerait l'approbation.`;
    case "published":
      return "Le brouillon est devenu une version.";
    case "abandoned":
      return "Le brouillon est abandonné.";
  }
}
