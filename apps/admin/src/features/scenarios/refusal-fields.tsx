import { NativeSelect, Select, Stack } from "@mantine/core";
import { foldedFilter } from "./folded-filter.ts";
import { REFUSALS } from "./refusals.ts";
import type { TypedRefusal } from "./scenario-text.ts";

interface Named {
  readonly id: string;
  readonly label: string;
}

/** For which problem the month must be refused, and on what. A person chooses it: nothing is taken over from a trial. */
export function RefusalFields({
  refusal,
  facts,
  choices,
  onChange,
}: {
  readonly refusal: TypedRefusal;
  readonly facts: readonly Named[];
  readonly choices: readonly Named[];
  readonly onChange: (refusal: TypedRefusal) => void;
}) {
  const of = REFUSALS.find(({ code }) => code === refusal.code)?.of ?? null;
  const named = of === "fact" ? facts : choices;
  return (
    <Stack gap="xs">
      <NativeSelect
        label="Pour quelle raison"
        required
        value={refusal.code}
        data={[
          { value: "", label: "à choisir" },
          ...REFUSALS.map(({ code, label }) => ({ value: code, label })),
        ]}
        onChange={({ currentTarget }) => onChange({ code: currentTarget.value, on: "" })}
      />
      {of !== null && (
        <Select
          label={of === "fact" ? "Sur quelle donnée" : "Sur quel choix"}
          description="Laissé vide, le mois peut être refusé pour cette raison sur n'importe laquelle."
          placeholder="Chercher par son nom"
          searchable
          clearable
          limit={40}
          filter={foldedFilter}
          data={named.map(({ id, label }) => ({ value: id, label }))}
          value={refusal.on === "" ? null : refusal.on}
          onChange={(on) => onChange({ ...refusal, on: on ?? "" })}
          nothingFoundMessage="Rien de ce nom"
        />
      )}
    </Stack>
  );
}
