import type { JsonValue, Problem } from "@bareme/kernel";
import { decimalOf } from "../../../format/typed-decimal.ts";
import { ActionIcon, Fieldset, Group, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { unitWords } from "../../../format/unit-words.ts";
import { textOf, type JsonRecord } from "./fields.ts";
import { wordsAtField } from "./problems-at.ts";
import type { RuleName } from "./rule-names.ts";

/** Choices and facts of the rules, by their labels: those that no field of its own asks. */
export function FactsInput({
  label,
  empty,
  names,
  value,
  onChange,
  problems,
}: {
  readonly label: string;
  /** Stands where nothing is said. */
  readonly empty: string;
  readonly names: readonly RuleName[];
  readonly value: JsonRecord;
  readonly onChange: (value: JsonValue) => void;
  readonly problems: readonly Problem[];
}) {
  const given = Object.keys(value);
  const others = names.filter(({ id }) => !given.includes(id));
  return (
    <Fieldset legend={label}>
      <Stack gap="xs">
        {given.length === 0 && (
          <Text size="sm" c="dimmed">
            {empty}
          </Text>
        )}
        {given.map((id) => (
          <FactInput
            key={id}
            name={
              names.find((one) => one.id === id) ?? { id, label: id, type: "text", unit: "", options: [] }
            }
            value={value[id]}
            onChange={(next) => onChange({ ...value, [id]: next })}
            onRemove={() => onChange(Object.fromEntries(Object.entries(value).filter(([key]) => key !== id)))}
            problem={problems.find(({ path }) => path[0] === id)}
          />
        ))}
        <NativeSelect
          label="Ajouter"
          maw={520}
          value=""
          onChange={({ currentTarget }) => {
            const name = names.find(({ id }) => id === currentTarget.value);
            if (name !== undefined) onChange({ ...value, [name.id]: firstOf(name) });
          }}
          data={[
            { value: "", label: "Choisir…" },
            ...others.map((name) => ({ value: name.id, label: name.label })),
          ]}
        />
      </Stack>
    </Fieldset>
  );
}

function FactInput({
  name,
  value,
  onChange,
  onRemove,
  problem,
}: {
  readonly name: RuleName;
  readonly value: JsonValue | undefined;
  readonly onChange: (value: JsonValue) => void;
  readonly onRemove: () => void;
  readonly problem: Problem | undefined;
}) {
  const shared = {
    label: name.unit === "" ? name.label : `${name.label} (${unitWords(name.unit)})`,
    error: problem === undefined ? undefined : wordsAtField(problem),
    style: { flex: "1 1 16rem", maxWidth: "32rem" },
  };
  return (
    <Group align="flex-end" gap="xs" wrap="nowrap">
      {name.type === "boolean" || name.type === "choice" ? (
        <NativeSelect
          {...shared}
          value={typeof value === "boolean" ? String(value) : textOf(value)}
          onChange={({ currentTarget }) =>
            onChange(name.type === "boolean" ? currentTarget.value === "true" : currentTarget.value)
          }
          data={name.type === "boolean" ? YES_OR_NO : [...name.options]}
        />
      ) : (
        <TextInput
          {...shared}
          type={name.type === "date" ? "date" : "text"}
          inputMode={name.type === "decimal" || name.type === "integer" ? "decimal" : undefined}
          value={textOf(value).replace(".", name.type === "decimal" ? "," : ".")}
          onChange={({ currentTarget }) =>
            onChange(name.type === "decimal" ? decimalOf(currentTarget.value) : currentTarget.value)
          }
        />
      )}
      <ActionIcon variant="default" size="lg" onClick={onRemove} aria-label={`Retirer : ${name.label}`}>
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </Group>
  );
}

const YES_OR_NO = [
  { value: "true", label: "Oui" },
  { value: "false", label: "Non" },
];

function firstOf({ type, options }: RuleName): JsonValue {
  if (type === "boolean") return true;
  return options[0]?.value ?? "";
}
