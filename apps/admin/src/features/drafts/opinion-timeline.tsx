import { Text, Timeline } from "@mantine/core";
import { IconCheck, IconMessage, IconSend, IconUpload, IconX } from "@tabler/icons-react";
import { formatInstant } from "../../format/instants.ts";
import { usePersonNames } from "../../parts/use-person-names.ts";
import type { Opinion, ReadDraft } from "./answers.ts";

const KINDS: {
  readonly [K in Opinion["kind"]]: { readonly words: string; readonly Icon: typeof IconCheck };
} = {
  request: { words: "Relecture demandée", Icon: IconSend },
  comment: { words: "Remarque", Icon: IconMessage },
  approve: { words: "Approuvé", Icon: IconCheck },
  refuse: { words: "Renvoyé à ses auteurs", Icon: IconX },
  publish: { words: "Publié", Icon: IconUpload },
};

/** What people said of the draft, in order: who, when, and of which revision. */
export function OpinionTimeline({ read: { opinions, draft, texts } }: { readonly read: ReadDraft }) {
  const nameOf = usePersonNames();
  const writers = [...new Set([draft.authorId, ...texts.map(({ updatedBy }) => updatedBy)])];
  return (
    <>
      <Text size="sm">{`Écrit par ${writers.map(nameOf).join(", ")}. Révision ${draft.revision}.`}</Text>
      {opinions.length > 0 && (
        <Timeline bulletSize={26} lineWidth={2} active={opinions.length}>
          {opinions.map(({ utilisateurId, kind, revision, text, madeAt }, index) => {
            const { words, Icon } = KINDS[kind];
            return (
              <Timeline.Item
                key={`${madeAt} ${index}`}
                bullet={<Icon size={14} aria-hidden />}
                title={`${words} par ${nameOf(utilisateurId)}`}
                lineVariant="solid"
              >
                <Text size="sm">{text}</Text>
                <Text size="sm" c="dimmed">
                  {`${formatInstant(madeAt)}, révision ${revision}`}
                </Text>
              </Timeline.Item>
            );
          })}
        </Timeline>
      )}
    </>
  );
}
