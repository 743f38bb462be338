import { ActionIcon, Group, NativeSelect, Paper, Stack, TextInput } from "@mantine/core";
import { IconCopy, IconTrash } from "@tabler/icons-react";
import type { Membership } from "../../api/session.tsx";
import type { AskedFacts } from "../../core/simulation/asked-facts.ts";
import type { Variant } from "./state.ts";
import { VariantOptions } from "./variant-options.tsx";

type Choice = AskedFacts["choices"][number];

/** A column as it is made: its name, whose rules it follows, and each option that it changes. All of it is changed here, in place. */
export function VariantCard({
  variant,
  called,
  rank,
  asked,
  others,
  inForce,
  onChange,
  onCopy,
  onRemove,
}: {
  readonly variant: Variant;
  /** What the column is called as long as nobody names it. */
  readonly called: string;
  readonly rank: number;
  readonly asked: AskedFacts;
  readonly others: readonly Membership[];
  /** The option of a choice that the first column has. */
  readonly inForce: (choice: Choice) => string | null;
  readonly onChange: (variant: Variant) => void;
  /** Null when there is no room for one more. */
  readonly onCopy: (() => void) | null;
  readonly onRemove: () => void;
}) {
  const { name, societe, options } = variant;
  return (
    <Paper withBorder p="sm" role="group" aria-label={`Colonne ${rank}`}>
      <Stack gap="xs">
        <Group gap={4} align="flex-end" wrap="nowrap">
          <TextInput
            label={`Nom de la colonne ${rank}`}
            placeholder={called}
            value={name}
            maxLength={80}
            onChange={({ currentTarget }) => onChange({ ...variant, name: currentTarget.value })}
            style={{ flex: 1 }}
          />
          {onCopy !== null && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={`Copier la colonne ${called}`}
              onClick={onCopy}
            >
              <IconCopy size={16} aria-hidden />
            </ActionIcon>
          )}
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={`Retirer la colonne ${called}`}
            onClick={onRemove}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Group>
        {others.length > 0 && (
          <NativeSelect
            label="Société"
            value={societe ?? ""}
            data={[
              { value: "", label: asked.label },
              ...others.map((one) => ({ value: one.slug, label: one.societe })),
            ]}
            onChange={({ currentTarget }) => onChange({ ...variant, societe: currentTarget.value || null })}
          />
        )}
        <VariantOptions
          options={options}
          choices={asked.choices}
          inForce={inForce}
          onChange={(next) => onChange({ ...variant, options: next })}
        />
      </Stack>
    </Paper>
  );
}
