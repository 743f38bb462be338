import type { SourceText as Text_ } from "@bareme/rule-schema";
import { Text } from "@mantine/core";
import { SourceText } from "../../../parts/source-text.tsx";

/** The texts that a rule rests on, on one line; « sans source » is said, not left blank. */
export function SourceList({
  sources,
  lead = "Source",
}: {
  readonly sources: readonly Text_[];
  readonly lead?: string;
}) {
  if (sources.length === 0)
    return (
      <Text size="sm" c="dimmed">
        Sans source propre.
      </Text>
    );
  return (
    <Text size="sm">
      {lead !== "" && <Text span c="dimmed">{`${lead}\u202F: `}</Text>}
      {sources.map((source, index) => (
        <span key={`${source.text} ${index}`}>
          {index > 0 && "\u202F; "}
          <SourceText source={source} />
        </span>
      ))}
    </Text>
  );
}
