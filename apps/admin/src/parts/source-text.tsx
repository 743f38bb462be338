import { frenchDate } from "@bareme/kernel";
import { Anchor, Text } from "@mantine/core";
import { IconExternalLink } from "@tabler/icons-react";

/** A text of law or trade: its words, the day it was published, and the way to it where there is one. */
export function SourceText({
  source: { text, url, published },
}: {
  readonly source: {
    readonly text: string;
    readonly url?: string | undefined;
    readonly published?: string | undefined;
  };
}) {
  return (
    <Text span>
      {url === undefined ? (
        text
      ) : (
        <Anchor href={url} target="_blank" rel="noreferrer">
          {text} <IconExternalLink size={14} aria-label="(s'ouvre dans un nouvel onglet)" />
        </Anchor>
      )}
      {published !== undefined && <Text span c="dimmed">{`, publié le ${frenchDate(published)}`}</Text>}
    </Text>
  );
}
