import { CloseButton, Group, Text } from "@mantine/core";
import { placeOfFile } from "../core/stack-texts.ts";
import { useDraftTexts } from "./draft-texts-context.ts";
import { usePersonNames } from "../parts/use-person-names.ts";

/** What another person changed while the page was open: it is in the texts already, and is said here. */
export function ForeignChanges() {
  const { texts, store } = useDraftTexts();
  const nameOf = usePersonNames();
  return (
    <div role="status">
      {texts.foreign.length > 0 && (
        <Group gap="xs" wrap="nowrap" mt="xs">
          <Text size="sm">
            {texts.foreign
              .map(({ name, by }) => `${nameOf(by)} a changé ${placeOfFile(name).path}`)
              .join("\u202F; ")}
            . Ses changements sont repris ici.
          </Text>
          <CloseButton size="sm" aria-label="J'ai vu" onClick={store.dismiss} />
        </Group>
      )}
    </div>
  );
}
