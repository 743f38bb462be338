import { Box, Text } from "@mantine/core";
import { detailsOf, type Detail } from "./journal-words.ts";

/** What changed; the seals, which only an auditor compares, behind a word. */
export function Details({ data }: { readonly data: string }) {
  const details = detailsOf(data);
  const seals = details.filter(({ isSeal }) => isSeal);
  return (
    <Box miw={240} style={{ overflowWrap: "anywhere" }}>
      <Text size="sm">{sayAll(details.filter(({ isSeal }) => !isSeal))}</Text>
      {seals.length > 0 && (
        <Text size="xs" component="details">
          <summary style={{ cursor: "pointer" }}>empreintes</summary>
          {sayAll(seals)}
        </Text>
      )}
    </Box>
  );
}

function sayAll(details: readonly Detail[]): string {
  return details.map(({ name, value }) => `${name}\u202F: ${value}`).join(" · ");
}
