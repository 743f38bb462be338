import type { JsonValue, Problem } from "@bareme/kernel";
import { Button, Fieldset, Group, Stack } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { FieldInput, type FieldContext } from "./field-input.tsx";
import { isRecord, type Field, type JsonRecord } from "./fields.ts";
import { under } from "./problems-at.ts";

/** The fields of a record side by side, those that it is asked; lists and facts below. */
export function FieldInputs({
  fields,
  values,
  onChange,
  problems,
  context,
  isTried,
}: {
  readonly fields: readonly Field[];
  readonly values: JsonRecord;
  readonly onChange: (values: JsonRecord) => void;
  readonly problems: readonly Problem[];
  readonly context: FieldContext;
  readonly isTried: boolean;
}) {
  const asked = fields.filter(({ shown }) => shown === undefined || shown(values));
  const isWide = ({ kind }: Field): boolean => kind === "list" || kind === "facts";
  const input = (field: Field) => {
    const shared = {
      onChange: (value: JsonValue) => onChange({ ...values, [field.key]: value }),
      problems: under(problems, field.key),
      context,
      isTried,
    };
    const value = values[field.key];
    return field.kind === "list" ? (
      <ListInput
        key={field.key}
        field={field}
        value={Array.isArray(value) ? value.filter(isRecord) : []}
        {...shared}
      />
    ) : (
      <FieldInput key={field.key} field={field} value={value} {...shared} />
    );
  };
  return (
    <Stack gap="md">
      <Group align="flex-start" gap="md" style={{ rowGap: "0.75rem" }}>
        {asked
          .filter((field) => !isWide(field))
          .map((field) => (
            <div key={field.key} style={{ flex: "1 1 13rem", minWidth: 0, maxWidth: "22rem" }}>
              {input(field)}
            </div>
          ))}
      </Group>
      {asked.filter(isWide).map(input)}
    </Stack>
  );
}

/** A list within a record: its avenants, its leave. */
function ListInput({
  field,
  value,
  onChange,
  problems,
  context,
  isTried,
}: {
  readonly field: Extract<Field, { readonly kind: "list" }>;
  readonly value: readonly JsonRecord[];
  readonly onChange: (value: JsonValue) => void;
  readonly problems: readonly Problem[];
  readonly context: FieldContext;
  readonly isTried: boolean;
}) {
  return (
    <Fieldset legend={field.label}>
      <Stack gap="md">
        {value.map((one, index) => (
          <Fieldset key={index} legend={nameOf(field.one, index)} variant="unstyled">
            <FieldInputs
              fields={field.fields}
              values={one}
              onChange={(values) => onChange(value.map((other, rank) => (rank === index ? values : other)))}
              problems={under(problems, String(index))}
              context={context}
              isTried={isTried}
            />
            <Group mt="xs">
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<IconTrash size={14} aria-hidden />}
                onClick={() => onChange(value.filter((_, rank) => rank !== index))}
                aria-label={`Retirer : ${nameOf(field.one, index)}`}
              >
                Retirer
              </Button>
            </Group>
          </Fieldset>
        ))}
        <Group>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => onChange([...value, {}])}
          >
            Ajouter {field.one}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}

/** « Avenant 2 », of « un avenant ». */
function nameOf(one: string, index: number): string {
  const name = one.replace(/^une? /, "");
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} ${index + 1}`;
}
