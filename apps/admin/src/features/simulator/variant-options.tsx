import { ActionIcon, Group, NativeSelect } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import type { AskedFacts } from "../../core/simulation/asked-facts.ts";
import type { Variant } from "./state.ts";

type Choice = AskedFacts["choices"][number];

/** The options that a column changes, each by its choice, and a way to change one more. */
export function VariantOptions({
  options,
  choices,
  inForce,
  onChange,
}: {
  readonly options: Variant["options"];
  readonly choices: readonly Choice[];
  /** The option of a choice that the first column has. */
  readonly inForce: (choice: Choice) => string | null;
  readonly onChange: (options: Variant["options"]) => void;
}) {
  const changed = Object.keys(options).map(
    (id) => choices.find((choice) => choice.id === id) ?? unknownChoice(id),
  );
  const unchanged = choices.filter(({ id }) => options[id] === undefined);
  const choose = (id: string, option: string): void => onChange({ ...options, [id]: option });
  return (
    <>
      {changed.map((choice) => (
        <Group key={choice.id} gap={4} align="flex-end" wrap="nowrap">
          <NativeSelect
            label={choice.label}
            value={options[choice.id]}
            data={optionsOf(choice, options[choice.id])}
            onChange={({ currentTarget }) => choose(choice.id, currentTarget.value)}
            style={{ flex: 1, minWidth: 0 }}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={`Ne plus changer « ${choice.label} »`}
            onClick={() => onChange(without(options, choice.id))}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      {unchanged.length > 0 && (
        <NativeSelect
          label={changed.length === 0 ? "Changer une option" : "Changer une autre option"}
          value=""
          data={[
            { value: "", label: "à choisir" },
            ...unchanged.map(({ id, label }) => ({ value: id, label })),
          ]}
          onChange={({ currentTarget }) => {
            const choice = unchanged.find(({ id }) => id === currentTarget.value);
            const option = choice?.options.find(({ id }) => id !== inForce(choice));
            if (choice !== undefined && option !== undefined) choose(choice.id, option.id);
          }}
        />
      )}
    </>
  );
}

function without(options: Variant["options"], name: string): Variant["options"] {
  const { [name]: _before, ...others } = options;
  return others;
}

/** A link may name what these rules do not have: it is shown, and may be taken away. */
function unknownChoice(id: string): Choice {
  return { id, label: `${id} (inconnu de ces règles)`, options: [], inForce: null };
}

function optionsOf({ options }: Choice, chosen = ""): { readonly value: string; readonly label: string }[] {
  const known = options.map(({ id, label }) => ({ value: id, label }));
  return options.some(({ id }) => id === chosen)
    ? known
    : [{ value: chosen, label: `${chosen} (inconnue de ces règles)` }, ...known];
}
