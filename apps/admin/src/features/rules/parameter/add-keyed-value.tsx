import { Button, Fieldset, Group, Stack, Text, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState, type FormEvent } from "react";
import { optionWords } from "../../../format/option-words.ts";
import type { GivenValue } from "../../../rule-text/dated-values.ts";
import { figureOf, figureText } from "./typed-figure.ts";
import { useDay } from "./use-day.tsx";

/** A dated value to come, given by key: a day, and a figure for each key, which begins as it stands today. */
export function AddKeyedValue({
  keys,
  last,
  unit,
  onAdd,
}: {
  readonly keys: readonly string[];
  readonly last: ReadonlyMap<string, string | null>;
  readonly unit: string;
  readonly onAdd: (given: readonly GivenValue[]) => void;
}) {
  const day = useDay();
  /** What was typed; a key that was not touched keeps its last figure. */
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const figureFor = (key: string): string => {
    const before = last.get(key);
    return typed[key] ?? (before === undefined ? "" : figureText(before));
  };
  const given = keys.filter((key) => figureFor(key).trim() !== "");
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const from = day.take();
    if (from === undefined) return;
    onAdd([{ from, value: Object.fromEntries(given.map((key) => [key, figureOf(figureFor(key))])) }]);
    setTyped({});
    day.clear();
  };
  return (
    <form onSubmit={submit}>
      <Fieldset legend="Ajouter une valeur">
        <Stack gap="sm">
          {day.field}
          <Text size="xs" c="dimmed">
            Les chiffres sont ceux de la dernière date&#8239;: changez ceux qui bougent, videz ceux qui ne
            sont plus donnés, écrivez « fin » pour ce qui n'existe plus.
          </Text>
          <Group gap="xs">
            {keys.map((key) => (
              <TextInput
                key={key}
                label={`${optionWords(key)}${unit === "" ? "" : ` (${unit})`}`}
                size="xs"
                w={130}
                value={figureFor(key)}
                onChange={({ currentTarget: { value } }) =>
                  setTyped((before) => ({ ...before, [key]: value }))
                }
              />
            ))}
          </Group>
          <Button
            type="submit"
            size="xs"
            variant="default"
            w="fit-content"
            disabled={given.length === 0}
            leftSection={<IconPlus size={14} aria-hidden />}
          >
            Ajouter une valeur
          </Button>
        </Stack>
      </Fieldset>
    </form>
  );
}
