import { ActionIcon, Button, Group, Select, Stack, Text, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import type { NamedAmount } from "./amount-names.ts";
import { foldedFilter } from "./folded-filter.ts";
import type { TypedPin } from "./scenario-text.ts";

/** Amounts that the scenario gives instead of having them computed: what is tried is what hangs on them. */
export function PinsEditor({
  pins,
  amounts,
  onChange,
}: {
  readonly pins: readonly TypedPin[];
  readonly amounts: readonly NamedAmount[];
  readonly onChange: (pins: readonly TypedPin[]) => void;
}) {
  const data = amounts
    .filter(({ each }) => each === undefined)
    .map(({ id, label }) => ({ value: id, label }));
  const change = (index: number, next: Partial<TypedPin>): void =>
    onChange(pins.map((one, place) => (place === index ? { ...one, ...next } : one)));
  return (
    <Stack gap="xs" mt="sm">
      {pins.length > 0 && (
        <Text size="sm" c="dimmed">
          Ces montants ne sont pas calculés : le scénario les donne, et vérifie ce qui en découle.
        </Text>
      )}
      {pins.map(({ id, typed }, index) => (
        <Group key={index} gap={4} align="flex-end" wrap="nowrap">
          <Select
            label={`Montant imposé ${index + 1}`}
            placeholder="Chercher par son nom"
            searchable
            limit={40}
            filter={foldedFilter}
            data={data}
            value={id === "" ? null : id}
            onChange={(next) => change(index, { id: next ?? "" })}
            nothingFoundMessage="Aucun montant de ce nom"
            style={{ flex: 1 }}
          />
          <TextInput
            label={`Valeur imposée ${index + 1}`}
            inputMode="decimal"
            w={150}
            value={typed}
            onChange={({ currentTarget }) => change(index, { typed: currentTarget.value })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={`Retirer le montant imposé ${index + 1}`}
            onClick={() => onChange(pins.filter((_, place) => place !== index))}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <Button
        variant="subtle"
        size="xs"
        w="fit-content"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => onChange([...pins, { id: "", typed: "" }])}
      >
        Imposer un montant
      </Button>
    </Stack>
  );
}
