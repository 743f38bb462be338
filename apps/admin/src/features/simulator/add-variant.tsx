import { Button, Group, NativeSelect } from "@mantine/core";
import { useState } from "react";
import type { Membership } from "../../api/session.tsx";
import type { AskedFacts } from "../../core/simulation/asked-facts.ts";
import type { Variant } from "./state.ts";

/** Adds a column: another company, or one option of the contract otherwise. */
export function AddVariant({
  asked: { choices },
  others,
  onAdd,
}: {
  readonly asked: AskedFacts;
  readonly others: readonly Membership[];
  readonly onAdd: (variant: Variant) => void;
}) {
  const [choiceId, setChoice] = useState(
    () => FIRST.find((id) => choices.some((one) => one.id === id)) ?? choices[0]?.id,
  );
  const choice = choices.find(({ id }) => id === choiceId);
  const rest = choice?.options.filter(({ id }) => id !== choice.inForce) ?? [];
  const [optionId, setOption] = useState<string>();
  const option = rest.find(({ id }) => id === optionId) ?? rest[0];
  const [slug, setSlug] = useState(others[0]?.slug);
  return (
    <Group align="flex-end" gap="sm">
      <NativeSelect
        label="Une autre option"
        value={choiceId}
        onChange={({ currentTarget }) => setChoice(currentTarget.value)}
        data={choices.map(({ id, label }) => ({ value: id, label }))}
        maw={320}
      />
      <NativeSelect
        label="À la place de celle en vigueur"
        value={option?.id}
        onChange={({ currentTarget }) => setOption(currentTarget.value)}
        data={rest.map(({ id, label }) => ({ value: id, label }))}
        maw={320}
      />
      <Button
        variant="default"
        disabled={option === undefined || choice === undefined}
        onClick={() => {
          if (choice !== undefined && option !== undefined)
            onAdd({ societe: null, options: { [choice.id]: option.id } });
        }}
      >
        Ajouter cette option
      </Button>
      {others.length > 0 && (
        <>
          <NativeSelect
            label="Une autre société"
            value={slug}
            onChange={({ currentTarget }) => setSlug(currentTarget.value)}
            data={others.map((one) => ({ value: one.slug, label: one.societe }))}
          />
          <Button
            variant="default"
            onClick={() => {
              if (slug !== undefined) onAdd({ societe: slug, options: {} });
            }}
          >
            Ajouter cette société
          </Button>
        </>
      )}
    </Group>
  );
}

/** What people compare most. */
const FIRST = ["modeReserve", "lissage", "avance"];
