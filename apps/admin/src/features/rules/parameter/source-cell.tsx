import type { Problem } from "@bareme/kernel";
import type { SourceText as Source } from "@bareme/rule-schema";
import { ActionIcon, Button, Group, MultiSelect, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPencil } from "@tabler/icons-react";
import { useId } from "react";
import { SourceText } from "../../../parts/source-text.tsx";
import { isList, isRecord, type Plain } from "../../../rule-text/plain.ts";
import { NewSource } from "../line/new-source.tsx";

/** The texts that a value comes from, read with their links; where it is written, chosen among those of the layer or named anew. */
export function SourceCell({
  label,
  said,
  sources,
  faults,
  isEditable,
  onChoose,
  onName,
}: {
  readonly label: string;
  readonly said: Plain | undefined;
  readonly sources: Readonly<Record<string, Source>>;
  readonly faults: readonly Problem[];
  readonly isEditable: boolean;
  readonly onChoose: (names: readonly string[]) => void;
  /** Names a new text and cites it. */
  readonly onName: (source: Source) => void;
}) {
  const [isEditing, { open, close }] = useDisclosure(false);
  const [isNaming, naming] = useDisclosure(false);
  const faultId = useId();
  const all = said === undefined ? [] : isList(said) ? said : [said];
  const names = all.filter((one) => typeof one === "string");
  return (
    // The button « Nouveau texte… » is reached by Tab: the field stays until the focus leaves both.
    <Stack
      gap={4}
      onBlur={({ currentTarget, relatedTarget }) => !currentTarget.contains(relatedTarget) && close()}
    >
      {isEditing ? (
        <MultiSelect
          aria-label={label}
          size="xs"
          autoFocus
          searchable
          value={names}
          onChange={onChoose}
          data={Object.entries(sources).map(([value, { text }]) => ({ value, label: text }))}
          nothingFoundMessage="Aucun texte de ce nom : nommez-en un nouveau."
          placeholder="Chercher un texte"
        />
      ) : (
        <Group gap={4} wrap="nowrap" align="flex-start">
          <Stack gap={2} flex={1}>
            {all.map((one, index) => (
              <Text size="xs" key={typeof one === "string" ? one : index}>
                <Cited said={one} sources={sources} />
              </Text>
            ))}
            {all.length === 0 && (
              <Text size="xs" c="dimmed">
                aucun texte
              </Text>
            )}
          </Stack>
          {isEditable && (
            <ActionIcon
              size="sm"
              variant="subtle"
              aria-label={`${label} : choisir`}
              aria-describedby={faults.length > 0 ? faultId : undefined}
              onClick={open}
            >
              <IconPencil size={14} aria-hidden />
            </ActionIcon>
          )}
        </Group>
      )}
      {isEditable && (isEditing || faults.length > 0) && (
        <Group gap={4}>
          {!isEditing && (
            <Button size="compact-xs" variant="default" onClick={open}>
              Choisir un texte
            </Button>
          )}
          {/* Pressed before the field above loses the focus and goes. */}
          <Button size="compact-xs" variant="default" onMouseDown={naming.open} onClick={naming.open}>
            Nouveau texte…
          </Button>
        </Group>
      )}
      {faults.length > 0 && (
        <Text size="xs" c="var(--mantine-color-error)" id={faultId} data-fault>
          {faults.map(({ message, remedy }) => `${message} ${remedy}`).join(" ")}
        </Text>
      )}
      {isNaming && (
        <NewSource
          onClose={naming.close}
          onName={(source) => {
            naming.close();
            onName(source);
          }}
        />
      )}
    </Stack>
  );
}

function Cited({
  said,
  sources,
}: {
  readonly said: Plain;
  readonly sources: Readonly<Record<string, Source>>;
}) {
  if (typeof said === "string") {
    const source = sources[said];
    return source === undefined ? said : <SourceText source={source} />;
  }
  if (!isRecord(said) || typeof said["text"] !== "string") return null;
  const { text, url, published } = said;
  return (
    <SourceText
      source={{
        text,
        url: typeof url === "string" ? url : undefined,
        published: typeof published === "string" ? published : undefined,
      }}
    />
  );
}
